import { formatPath } from "../../src/model/environment/index.js";
import { faults } from "./support/judge.js";
import { mutations } from "./support/mutations.js";

jest.setTimeout(3_600_000);

/** All of them with `npm run fuzz`; every so many-th in a run of the tests. */
const every = process.env.UNYO_FUZZ === "all" ? 1 : 97;

test("whatever is written, it comes out as written or is refused with its path, and nothing else happens", () => {
  const all = [...mutations()].filter((_, index) => index % every === 0);
  const found = all.flatMap((mutation) =>
    faults(mutation).map((fault) => `${formatPath(mutation.path)}, ${mutation.what}: ${fault}`),
  );
  if (every === 1) console.log(`${all.length} inputs`);
  expect(found).toEqual([]);
});
