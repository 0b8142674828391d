/**
 * Exports of which each is loaded when it is first used, typed as the index exports them: name → how to load its file.
 *
 * @example const modules = lazyExports<typeof import("./index.js")>()({ LogTable: () => require("./log-table.js") });
 */
export const lazyExports =
  <Exports>() =>
  <Name extends keyof Exports & string>(files: Readonly<Record<Name, () => unknown>>): Pick<Exports, Name> => {
    const modules = {};
    for (const [name, load] of Object.entries<() => unknown>(files)) {
      Object.defineProperty(modules, name, { enumerable: true, get: () => (load() as Record<string, unknown>)[name] });
    }
    return modules as Pick<Exports, Name>;
  };
