/** A statement of AWS WAF, as Terraform writes it. */
type Statement = Readonly<Record<string, unknown>>;

/** What requests are looked at with. */
export interface RuleInputs {
  /** ARN of the set of patterns of the paths. */
  readonly patternSetArn: string;
  /** ARNs of the sets of addresses that may reach them. */
  readonly ipSetArns: readonly string[];
  /** The header whose last address is the client's; none where it is that of the request. */
  readonly forwardedHeader?: string;
}

/** A rule of the group: its name, and what it matches. */
export interface AdminRule {
  readonly name: string;
  readonly statement: Statement;
}

/** Twice, as a server behind a proxy may decode twice; before anything else, so that nothing stays hidden. */
const decode = ["URL_DECODE_UNI", "URL_DECODE_UNI", "REMOVE_NULLS", "LOWERCASE"];

/**
 * As AWS WAF counts: 25 for a set of patterns, 1 for a set of addresses, 1 for a size, 10 for each transformation. That is 142 for the first rule
 * and 141 for the second. A group's capacity cannot change while it lives, so it leaves room for another rule of the kind.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-match.html
 */
export const capacity = 400;

/**
 * Requests to the paths from elsewhere. A forwarded address has a second rule: where its header is missing, AWS WAF does not
 * apply a rule that looks at it at all.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-forwarded-ip-address.html
 */
export function adminRules({ patternSetArn, ipSetArns, forwardedHeader }: RuleInputs): readonly AdminRule[] {
  const matching = (transformations: readonly string[]): Statement => ({
    regex_pattern_set_reference_statement: {
      arn: patternSetArn,
      field_to_match: { uri_path: {} },
      text_transformation: transformations.map((type, priority) => ({ priority, type })),
    },
  });
  // As written and as normalized: a server that decodes less often sees dots where AWS WAF has followed them.
  const toPaths = any(matching(decode), matching([...decode, "NORMALIZE_PATH_WIN"]));
  const fromNetworks = ipSetArns.map((arn) => ({
    ip_set_reference_statement: {
      arn,
      ...(forwardedHeader !== undefined && {
        // The last address is the one that the proxy itself has seen; those before it are the client's word.
        ip_set_forwarded_ip_config: { header_name: forwardedHeader, position: "LAST", fallback_behavior: "NO_MATCH" },
      }),
    },
  }));
  const fromElsewhere = { name: "from-elsewhere", statement: all(toPaths, ...fromNetworks.map(not)) };
  if (forwardedHeader === undefined) return [fromElsewhere];
  const hasHeader: Statement = {
    size_constraint_statement: {
      field_to_match: { single_header: { name: forwardedHeader.toLowerCase() } },
      comparison_operator: "GE",
      size: 0,
      text_transformation: [{ priority: 0, type: "NONE" }],
    },
  };
  return [fromElsewhere, { name: "without-address", statement: all(toPaths, not(hasHeader)) }];
}

const all = (...statement: readonly Statement[]): Statement => ({ and_statement: { statement } });
const any = (...statement: readonly Statement[]): Statement => ({ or_statement: { statement } });
const not = (statement: Statement): Statement => ({ not_statement: { statement: [statement] } });
