/** The new tab's module. The built page loads it after the first frame: see first-paint.ts. */
import { start } from "./living-page.ts";

void start();
