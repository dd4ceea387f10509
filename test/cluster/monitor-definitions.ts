import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { KubeObject } from './api-client';
import { apiServer } from './cluster';
import { missingAssets } from './control-plane';

const folder = process.env.PROMETHEUS_OPERATOR_CRDS;

/** What is missing for the API server to know PodMonitors and ServiceMonitors. */
export const missingDefinitions = missingAssets()
  ?? (folder === undefined ? 'PROMETHEUS_OPERATOR_CRDS names no folder' : existsSync(folder) ? undefined : `there is no ${folder}`);

/** Whether an object is one that prometheus-operator brings. */
export function isMonitor({ apiVersion }: KubeObject): boolean {
  return apiVersion.startsWith('monitoring.coreos.com/');
}

/** Makes the definitions of prometheus-operator known to the API server. */
export async function installDefinitions(): Promise<void> {
  const definitions = readdirSync(folder!).filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => loadAll(readFileSync(join(folder!, name), 'utf8')) as KubeObject[]);
  for (const definition of definitions) {
    const { status, body } = await apiServer().apply(definition, { dryRun: false });
    if (status >= 300) {
      throw new Error(`${definition.metadata.name}: ${body.message}`);
    }
  }
  await untilServed(definitions);
}

/** The server takes a moment to serve what a definition defines. */
async function untilServed(definitions: readonly KubeObject[]): Promise<void> {
  for (const { spec } of definitions) {
    const probe = { apiVersion: `${spec.group}/${spec.versions[0].name}`, kind: spec.names.kind, metadata: { name: 'probe' }, spec: {} };
    for (let attempt = 0; ; attempt += 1) {
      const status = await apiServer().create(probe).then((answer) => answer.status, () => 404);
      if (status !== 404) {
        break;
      }
      if (attempt === 100) {
        throw new Error(`the API server does not serve ${probe.kind}`);
      }
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
