/** The script of the page and of the worker: puts the probe where a test can reach it. */
import { probe } from "./probe.ts";

Object.assign(globalThis, { probe });
