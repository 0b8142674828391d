import type * as z from "zod";
import { anyName, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** An identity provider of an app client. */
export interface ClientIdentityProviderInput {
  /** The identity provider's name. */
  readonly name: string;
}

/** An app client of a user pool. */
export interface UserPoolClientInput {
  /** The app client's id: the `UserPoolClient` of its metrics. */
  readonly id: string;
  /** Identity providers that its users sign in with. */
  readonly identityProviders?: Readonly<Record<string, ClientIdentityProviderInput>>;
}

/** A Cognito user pool. */
export interface UserPoolInput {
  /** The user pool's id: the `UserPool` of its metrics. */
  readonly id: string;
  /** App clients of the pool. */
  readonly clients: Readonly<Record<string, UserPoolClientInput>>;
}

const identityProvider = object({
  name: anyName("an identity provider's name"),
});

const client = object({
  id: name(/^[a-z0-9]{1,128}$/, "an app client id"),
  identityProviders: resources(identityProvider, "identity providers", "name").default({}),
});

const userPool = object({
  id: name(/^[a-z]{2}(-[a-z]+)+-\d_[A-Za-z0-9]+$/, "a user pool id, such as ap-northeast-1_AbCdEfGhI"),
  clients: resources(client, "app clients", "id"),
});

export const cognitoSchema = resources(userPool, "Cognito user pools", "id");

export type UserPool = z.output<typeof userPool>;
export type UserPoolClient = z.output<typeof client> & { readonly pool: UserPool };
export type ClientIdentityProvider = z.output<typeof identityProvider> & { readonly client: UserPoolClient };

export const userPoolClients = targets(["cognito", "*", "clients", "*"], ([pool, found]) => ({ ...found, pool }));

export const clientIdentityProviders = targets(
  ["cognito", "*", "clients", "*", "identityProviders", "*"],
  ([pool, client, found]) => ({ ...found, client: { ...client, pool } }),
);
