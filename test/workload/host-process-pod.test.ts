import { Testing, Yaml } from 'cdk8s';
import { minimal, newChart, synthesized } from './workloads';
import { HostProcessContainer, HostProcessPod, PodRestart, WindowsAccount } from '../../src';

test('the YAML of a Pod', () => {
  const chart = newChart('debug', 'debug');
  new HostProcessPod(chart, 'shell', {
    account: WindowsAccount.localSystem({ reason: 'a person looks for a fault of the node' }),
    containers: [HostProcessContainer.fromImage('shell:1', { command: ['powershell.exe'], stdin: true, tty: true })],
    restartPolicy: PodRestart.NEVER,
  });
  expect(Yaml.stringify(...Testing.synth(chart))).toMatchSnapshot();
});

test('labels and annotations of the pod join those of its metadata', () => {
  const chart = newChart();
  new HostProcessPod(chart, 'agent', {
    ...minimal(), selector: { app: 'agent' }, podLabels: { tier: 'node' }, podAnnotations: { note: 'x' },
    metadata: { name: 'agent', namespace: 'monitoring', labels: { owner: 'ops' }, annotations: { by: 'us' } },
  });
  expect(synthesized(chart, 'Pod').metadata).toEqual({
    name: 'agent', namespace: 'monitoring', labels: { app: 'agent', tier: 'node', owner: 'ops' }, annotations: { note: 'x', by: 'us' },
  });
});

test.each([PodRestart.ALWAYS, PodRestart.ON_FAILURE, PodRestart.NEVER, undefined])('restarts %p', (restartPolicy) => {
  const chart = newChart();
  new HostProcessPod(chart, 'agent', { ...minimal(), restartPolicy });
  expect(synthesized(chart, 'Pod').spec.restartPolicy).toBe(restartPolicy);
});
