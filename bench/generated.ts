import { setFlagsFromString } from "node:v8";
import { defineEnvironment, synthesize } from "unyo";
import { withServices } from "./services.js";

setFlagsFromString("--heap-growing-percent=100"); // as scripts/app.mjs does

/** An environment with a given number of ECS services, all the way from its definition to the files. */
synthesize([defineEnvironment(withServices(Number(process.argv[2])))]);
