import { ApiClient, KubeObject } from './api-client';
import { SERVER_VARIABLE, TOKEN_VARIABLE } from './cluster-variables';
import { Address, missingAssets } from './control-plane';
import { podOf } from './pods-of';
import { describeWith } from '../support/requirements';

/** Declares tests that ask the API server. */
export function describeWithCluster(title: string, suite: () => void): void {
  describeWith('cluster', missingAssets(), title, suite);
}

let shared: ApiClient | undefined;

/** The API server that all tests share: its namespaces and objects are there for all of them. */
export function apiServer(): ApiClient {
  shared ??= new ApiClient(sharedAddress());
  return shared;
}

/** Where it is, for other clients. */
export function sharedAddress(): Address {
  return { server: process.env[SERVER_VARIABLE]!, token: process.env[TOKEN_VARIABLE]! };
}

/**
 * Asks the API server to take each object, and a Pod from each template: a template can be taken whose pods never are. Any
 * error and any warning fails, all of them in one message.
 */
export async function expectAccepted(objects: readonly KubeObject[]): Promise<void> {
  const client = apiServer();
  const namespaces = objects.flatMap(({ kind, metadata }) => (kind === 'Namespace' ? [metadata.name] : [metadata?.namespace])).filter(Boolean);
  for (const namespace of new Set<string>(namespaces)) {
    await client.ensureNamespace(namespace);
  }
  const asked = objects.filter(({ kind }) => kind !== 'Namespace').flatMap((object) => [object, podOf(object)]).filter((object) => object !== undefined);
  const complaints = await Promise.all(asked.map(async (object) => {
    const { status, body, warnings } = await client.create(object);
    const said = [...(status === 201 ? [] : [`${status} ${body.message}`]), ...warnings.map((text) => `warning: ${text}`)];
    return said.map((text) => `${object.kind} ${object.metadata.name ?? object.metadata.generateName}: ${text}`);
  }));
  expect(complaints.flat()).toEqual([]);
}
