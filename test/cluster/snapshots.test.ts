import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadAll } from 'js-yaml';
import { KubeObject } from './api-client';
import { describeWithCluster, expectAccepted } from './cluster';

const tests = join(__dirname, '..');
const snapshotFiles = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.snap')).map((file) => join(tests, file));

/** The Kubernetes objects that a file of snapshots holds. */
function objectsIn(file: string): KubeObject[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which file it is shows only here
  const texts = Object.values<string>(require(file)).map((text) => text.trim().replace(/^"|"$/g, ''));
  return texts.filter((text) => /^apiVersion: /.test(text)).flatMap((text) => loadAll(text) as KubeObject[]).filter(Boolean);
}

describeWithCluster('what the snapshots hold', () => {
  const withObjects = snapshotFiles.map((file) => [relative(tests, file), objectsIn(file)] as const).filter(([, objects]) => objects.length > 0);

  test('there are snapshots of objects', () => {
    expect(withObjects.length).toBeGreaterThanOrEqual(5);
  });

  test.each(withObjects)('%s: the API server takes every object, and a Pod from each template', async (_, objects) => {
    await expectAccepted(objects);
  });
});
