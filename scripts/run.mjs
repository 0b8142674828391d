// Type-checks and compiles a program, then runs it: node scripts/run.mjs <tsconfig> <compiled file>.
import { compile, require } from "./compile.mjs";

const [project, file] = process.argv.slice(2);

if (await compile(project)) require(`../${file}`);
