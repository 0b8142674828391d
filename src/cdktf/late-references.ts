import { App, type TerraformStack } from "cdktf";

/**
 * References to other stacks that CDKTF has not seen: it looks for them before Aspects run, and not at all in overrides of a stack. What it
 * has not seen it writes as if it were of the stack itself, where Terraform finds nothing.
 */
export class LateReferences {
  private readonly problems: string[] = [];

  constructor(private readonly stack: TerraformStack) {}

  /** Resolves what stands at a path; a reference that CDKTF would have to prepare for now is told. */
  during<T>(path: string, resolve: () => T): T {
    const app = App.of(this.stack);
    const prepare = app.crossStackReference.bind(app);
    app.crossStackReference = (from, to, identifier) => {
      const made = () => from.node.children.length + to.node.children.length;
      const before = made();
      const reference = prepare(from, to, identifier);
      if (made() > before) this.problems.push(problemOf(path, identifier, from.node.id));
      return reference;
    };
    try {
      return resolve();
    } finally {
      Reflect.deleteProperty(app, "crossStackReference");
    }
  }

  /** @throws Error with all of them. */
  refuse(): void {
    if (this.problems.length > 0) throw new Error([...new Set(this.problems)].join("\n"));
  }
}

const problemOf = (path: string, identifier: string, from: string): string =>
  `${path}: refers to ${identifier} of ${from}, by an Aspect or an override of the stack, which CDKTF does not see: ` +
  "set it on the construct itself and before Aspects run, or take the value from a variable";
