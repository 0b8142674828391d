import type { Finder, Finding } from "./finding.js";

const where = "in the account, or in the management account of its organization";

/** What somebody has to switch on by hand once: without it nothing is ever told of costs. */
export const switchedOnByHand: Finder = ({ label, environment }) => {
  const { estimatedCharges, budgets = {} } = environment?.alarms.spend ?? {};
  const keys = new Set(Object.values(budgets).flatMap(({ costAllocationTag: tag }) => (tag ? [tag.key] : [])));
  const note = (subject: string, message: string): Finding => ({ kind: "note", environment: label, subject, message });
  return [
    ...(estimatedCharges === undefined
      ? []
      : [
          note(
            "alarms.spend.estimatedCharges",
            `The alarm has no data before "Receive CloudWatch billing alerts" is switched on, once, under Billing preferences ${where}.`,
          ),
        ]),
    ...(keys.size === 0
      ? []
      : [
          note(
            "alarms.spend.budgets",
            `Budgets count nothing by a tag before it is activated as a cost allocation tag, once, ${where}: ${[...keys].sort().join(", ")}.`,
          ),
        ]),
  ];
};
