/** Loaded before a program of the `http` engine: the framework that answers, and an empty app of it. */
import { Hono } from "hono";

Object.assign(globalThis, { Hono, app: new Hono() });
