/** Loaded before a program of the `crypto` engine: real libraries for passwords and tokens. */
import bcrypt from "bcryptjs";
import * as jwt from "hono/jwt";

Object.assign(globalThis, { bcrypt, jwt });
