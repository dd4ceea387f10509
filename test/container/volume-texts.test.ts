import { Testing, Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { podSpec, withMounts } from './rendered';
import { HostProcessContainer, HostProcessDaemonSet, HostProcessVolume } from '../../src';
import { minimal, newChart } from '../workload/workloads';

const files = { 'fluent-bit.conf': '[SERVICE]\n    Flush 5\n', 'parsers.conf': '' };

function objects(...containers: HostProcessContainer[]): any[] {
  const chart = newChart('logging', 'logs');
  new HostProcessDaemonSet(chart, 'agent', { ...minimal(), containers, metadata: { name: 'fluent-bit' } });
  return Testing.synth(chart);
}

test('the files are in an immutable ConfigMap of the workload that comes before it, and in the pod by its name', () => {
  const [configMap, daemonSet] = objects(withMounts(HostProcessVolume.fromFiles(files).mount()));
  expect(configMap).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: expect.stringMatching(/^fluent-bit-files-[0-9a-f]{10}$/), namespace: 'logs' },
    immutable: true,
    data: files,
  });
  expect(daemonSet.kind).toBe('DaemonSet');
  expect(daemonSet.spec.template.spec.volumes).toEqual([{ name: 'files', configMap: { name: configMap.metadata.name } }]);
});

test('a changed file changes the pod template, the order of files does not', () => {
  const yaml = (texts: { [name: string]: string }) => Yaml.stringify(...objects(withMounts(HostProcessVolume.fromFiles(texts).mount())));
  expect(yaml({ b: '2', a: '1' })).toBe(yaml({ a: '1', b: '2' }));
  const template = (texts: { [name: string]: string }) => objects(withMounts(HostProcessVolume.fromFiles(texts).mount()))[1].spec.template;
  expect(template({ a: '1' })).not.toEqual(template({ a: '2' }));
});

test('one volume that several containers mount is one ConfigMap, and equal volumes are one', () => {
  const volume = HostProcessVolume.fromFiles(files, { name: 'config' });
  const same = HostProcessVolume.fromFiles(files, { name: 'config' });
  const container = (name: string, of: HostProcessVolume) => HostProcessContainer.fromImage('a:1', { name, mounts: [of.mount({ mountPath: `C:/${name}` })] });
  expect(objects(container('a', volume), container('b', volume), container('c', same)).map(({ kind }) => kind)).toEqual(['ConfigMap', 'DaemonSet']);
});

test('the workload hands out the ConfigMap, and the rules check it', () => {
  const chart = newChart();
  const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), containers: [withMounts(HostProcessVolume.fromFiles({ large: 'x'.repeat(300_000) }).mount())] });
  expect(workload.configMaps.map(({ node }) => node.path)).toEqual(['chart/agent/files-files']);
  expect(workload.findings.map(({ rule }) => rule)).toContain('HPC093');
});

test('what changes afterwards in the map that was given changes nothing', () => {
  const texts: { [name: string]: string } = { a: '1' };
  const volume = HostProcessVolume.fromFiles(texts);
  texts.a = '2';
  expect(objects(withMounts(volume.mount()))[0].data).toEqual({ a: '1' });
});

test('two volumes of one name with different files are refused', () => {
  const mounts = ['1', '2'].map((text) => HostProcessVolume.fromFiles({ a: text }).mount({ mountPath: `C:/${text}` }));
  expect(() => podSpec(withMounts(...mounts))).toThrow(/two different volumes of workload "chart\/pod" are called "files"\. Give one of them a different name/u);
});

test.each<[string, any, RegExp]>([
  ['no files', {}, /^volume "files": files must be an object with at least one file, got an object\. Use names of files as keys/u],
  ['a string', 'text', /^volume "files": files must be an object with at least one file, got "text"\. Use names/u],
  ['a folder', { 'conf.d/a.conf': '' }, /^file "conf\.d\/a\.conf" of volume "files" is in a folder\. Use only the file name/u],
  ['a space', { 'a b': '' }, /^file "a b" of volume "files" has a name that a ConfigMap does not allow\. Use up to 253 letters/u],
  ['two dots in front', { '..a': '' }, /has a name that a ConfigMap does not allow/u],
  ['a device', { 'nul.txt': '' }, /^file "nul\.txt" of volume "files" has a name that Windows does not allow/u],
  ['a dot at the end', { 'a.': '' }, /has a name that Windows does not allow/u],
  ['names that differ in case', { A: '', a: '' }, /^volume "files" has the file "a" twice/u],
  ['a number', { a: 1 }, /^file "a" of volume "files" must have a string as its content, got 1\. Convert the content/u],
  ['half of a pair', { a: '\ud83d' }, /^file "a" of volume "files" contains half of a surrogate pair/u],
  ['too much', { 'a.json': 'x'.repeat(5), 'b.json': 'é'.repeat(524_288) }, /have 1048581 bytes, but a ConfigMap can have at most 1048576; the largest file is "b\.json" with 1048576 bytes\. Use several volumes/u],
])('fails for %s', (_, texts, text) => {
  expect(() => HostProcessVolume.fromFiles(texts)).toThrow(text);
});

test('fails for options of other volumes', () => {
  expect(() => HostProcessVolume.fromFiles({ a: '' }, { items: {} } as any)).toThrow('HostProcessVolume.fromFiles has no property "items"');
});

test('any texts come out of the YAML as they went in', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\r\n', '\ufeffa', '- a: &b', '\u0000', '\u0085\u2028', '  \n \n'));
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('a', 'b.conf', '-c'), text, { minKeys: 1 }), (texts) => {
    const chart = newChart();
    new HostProcessDaemonSet(chart, 'agent', { ...minimal(), containers: [withMounts(HostProcessVolume.fromFiles(texts).mount())] });
    expect(Testing.synth(chart)[0].data).toEqual(texts);
  }), { numRuns: 100 });
});
