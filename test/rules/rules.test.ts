import { completed, goodPod } from './manifests';
import { Rules, Severity } from '../../src';

function systemPod(name: string) {
  const pod = goodPod();
  pod.metadata.name = name;
  pod.spec.securityContext.windowsOptions.runAsUserName = 'NT AUTHORITY\\SYSTEM';
  return pod;
}

describe('Rules.check', () => {
  test('says which object of which document a finding is about', () => {
    const findings = Rules.check([null, 'text', [systemPod('in a list')], goodPod(), systemPod('a'), { ...systemPod('b'), metadata: { name: 'b' } }]);
    expect(findings.map(({ document, subject }) => [document, subject])).toEqual([[4, 'Pod monitoring/a'], [5, 'Pod b']]);
  });

  test('gives the whole finding in one line', () => {
    const [finding] = Rules.check([systemPod('a')]);
    expect(finding.severity).toBe(Severity.WARNING);
    expect(finding.text).toBe(`[HPC023] ${finding.message}. ${finding.why} ${finding.fix}`);
  });

  test('keeps the order of documents, and within one the order of rules', () => {
    const worse = systemPod('a');
    worse.spec.hostNetwork = false;
    worse.spec.dnsPolicy = 'ClusterFirstWithHostNet';
    expect(Rules.check([worse, systemPod('b')]).map(({ document, rule }) => `${document} ${rule}`)).toEqual(['0 HPC003', '0 HPC023', '0 HPC041', '1 HPC023']);
  });

  test('reports nothing about pods that are not HostProcess pods, or about other objects', () => {
    const linux = { kind: 'Pod', spec: { hostPID: true, containers: [{ name: 'a', securityContext: { privileged: true }, command: ['sh', '-c', 'a | b'] }] } };
    const windows = completed({ kind: 'Deployment', spec: { template: { spec: { os: { name: 'windows' }, containers: [{ name: 'a', image: 'a:1', command: ['pwsh', '%A%'] }] } } } });
    expect(Rules.check([linux, windows, { kind: 'Service', spec: {} }, { kind: 'Pod' }])).toEqual([]);
  });
});
