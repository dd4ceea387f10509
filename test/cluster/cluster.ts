import { Answer, ApiClient, KubeObject } from './api-client';
import { SERVER_VARIABLE, TOKEN_VARIABLE } from './cluster-variables';
import { Address, missingAssets } from './control-plane';
import { podOf, withServiceAccount } from './pods-of';
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
 * error and any warning fails, all of them in one message. Namespaces are made for real, with their labels, before anything
 * is asked about what is to lie in them.
 */
export async function expectAccepted(objects: readonly KubeObject[]): Promise<void> {
  const client = apiServer();
  const namespaces = objects.filter(({ kind }) => kind === 'Namespace');
  const others = objects.filter(({ kind }) => kind !== 'Namespace');
  const complaints: string[] = [];
  for (const namespace of namespaces) {
    complaints.push(...await complaintsAbout(namespace, client.apply(namespace, { dryRun: false })));
  }
  for (const name of new Set<string>(others.flatMap(({ metadata }) => metadata?.namespace ?? []))) {
    await client.ensureNamespace(name);
  }
  const asked = others.flatMap((object) => [withServiceAccount(object), podOf(object)]).filter((object) => object !== undefined);
  const answers = await Promise.all(asked.map(async (object) => complaintsAbout(object, client.create(object))));
  expect([...complaints, ...answers.flat()]).toEqual([]);
}

async function complaintsAbout(object: KubeObject, answer: Promise<Answer>): Promise<string[]> {
  const { kind, metadata } = object;
  const said = await answer.then(
    ({ status, body, warnings }) => [...(status < 300 ? [] : [`${status} ${body.message}`]), ...warnings.map((text) => `warning: ${text}`)],
    (error: Error) => [error.message],
  );
  return said.map((text) => `${kind} ${metadata?.name ?? metadata?.generateName}: ${text}`);
}
