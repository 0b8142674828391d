import type * as z from "zod";
import { name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A tunnel of a VPN connection. */
export interface VpnTunnelInput {
  /** The tunnel's outside IP address. */
  readonly ipAddress: string;
}

/** A Site-to-Site VPN connection. */
export interface VpnConnectionInput {
  /**
   * The VPN connection's id.
   * @limits vpn-…
   */
  readonly id: string;
  /** Its tunnels. */
  readonly tunnels?: Readonly<Record<string, VpnTunnelInput>>;
}

const tunnel = object({
  ipAddress: name(/^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/, "an IPv4 address, such as 203.0.113.1"),
});

const connection = object({
  id: name(/^vpn-[0-9a-f]{8,17}$/, "a VPN connection id: vpn-…"),
  tunnels: resources(tunnel, "tunnels", "ipAddress").default({}),
});

export const vpnSchema = resources(connection, "VPN connections", "id");

export type VpnConnection = z.output<typeof connection>;
export type VpnTunnel = z.output<typeof tunnel> & { readonly connection: VpnConnection };

export const vpnConnections = targets(["vpn", "*"]);

export const vpnTunnels = targets(["vpn", "*", "tunnels", "*"], ([connection, found]) => ({ ...found, connection }));
