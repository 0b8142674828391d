import { BlockList, isIP } from "node:net";
import * as z from "zod";
import { checkedText, expects } from "./fields.js";
import { show } from "./issue.js";

const right = "a network in CIDR notation, such as 192.0.2.0/24 or 2001:db8::/32";

/**
 * What is wrong with a network, if anything. What AWS would take and read differently than whoever wrote it is refused: bits behind
 * the prefix, all addresses at once (which IP sets of AWS WAF do not take), and IPv4 written as IPv6, which no request comes from.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-ipset-match.html
 */
export function networkProblem(value: string): string | undefined {
  const [, address = "", digits = ""] = /^([0-9a-fA-F.:]+)\/(0|[1-9]\d{0,2})$/.exec(value) ?? [];
  const version = isIP(address);
  const length = version === 4 ? 32 : 128;
  const prefix = Number(digits);
  if (version === 0 || digits === "" || prefix > length) return `${show(value)} is not ${right}`;
  if (prefix === 0) return `${show(value)} is every address, and so no restriction`;
  const bits = version === 4 ? bitsOf4(address) : bitsOf6(address);
  if (version === 6 && bits >> 32n === 0xffffn)
    return `${show(value)} is IPv4 written as IPv6; write it as ${asIpv4(bits)}/${Math.max(prefix - 96, 1)}`;
  const behind = BigInt(length - prefix);
  if ((bits >> behind) << behind === bits) return undefined;
  const hint = version === 4 ? `; the network is ${asIpv4((bits >> behind) << behind)}/${prefix}` : "";
  return `${show(value)} has bits set behind its prefix${hint}`;
}

const bitsOf4 = (address: string): bigint =>
  address.split(".").reduce((bits, part) => (bits << 8n) | BigInt(Number(part)), 0n);

function bitsOf6(address: string): bigint {
  const words = (text: string | undefined): bigint[] =>
    !text
      ? []
      : text.split(":").flatMap((word) => {
          if (!word.includes(".")) return [BigInt(`0x${word}`)];
          const bits = bitsOf4(word);
          return [bits >> 16n, bits & 0xffffn];
        });
  const [before, after] = address.split("::");
  const [head, tail] = [words(before), words(after)];
  const zeros = after === undefined ? [] : new Array<bigint>(8 - head.length - tail.length).fill(0n);
  return [...head, ...zeros, ...tail].reduce((bits, word) => (bits << 16n) | word, 0n);
}

const asIpv4 = (bits: bigint): string => [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 0xffn)).join(".");

/** Whether a network is one of IPv6. */
export const isIpv6Network = (network: string): boolean => network.includes(":");

const privateNetworks = new BlockList();
for (const [network, prefix] of [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  privateNetworks.addSubnet(network, prefix);
privateNetworks.addSubnet("fc00::", 7, "ipv6");

/** Whether a network is of addresses that no service on the internet ever sees. */
export const isPrivateNetwork = (network: string): boolean =>
  privateNetworks.check(network.split("/")[0]!, isIpv6Network(network) ? "ipv6" : "ipv4");

/** Networks in CIDR notation. */
export const networks = () =>
  z.array(checkedText(right, networkProblem), expects("a list of networks in CIDR notation"));
