import { apiServer, describeWithCluster, expectAccepted } from './cluster';
import { ControlPlane } from './control-plane';
import { podOf } from './pods-of';

const container = { name: 'main', image: 'agent:1' };

function daemonSet(spec: object, name = 'agent'): Record<string, any> {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace: 'default' },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          os: { name: 'windows' },
          hostNetwork: true,
          securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\Local service' } },
          containers: [container],
          ...spec,
        },
      },
    },
  };
}

describeWithCluster('the API server of the tests', () => {
  test('takes a HostProcess DaemonSet and its pods', async () => {
    await expectAccepted([daemonSet({})]);
  });

  test('refuses a Linux-only field, in its own words', async () => {
    const { status, body } = await apiServer().create(daemonSet({ hostPID: true }));
    expect(status).toBe(422);
    expect(body.message).toContain('spec.template.spec.hostPID: Forbidden: cannot be set for a windows pod');
  });

  test('refuses unknown fields', async () => {
    const { status, body } = await apiServer().create(daemonSet({ hostNetwrok: true }));
    expect({ status, names: body.message.includes('hostNetwrok') }).toEqual({ status: 400, names: true });
  });

  test('takes a template whose pods it refuses, which expectAccepted finds out', async () => {
    const ports = [{ containerPort: 80 }];
    const clash = daemonSet({ containers: [{ ...container, ports }, { ...container, name: 'second', ports }] });
    const template = await apiServer().create(clash);
    expect(template.status).toBe(201);
    expect(template.warnings.join()).toContain('duplicate port definition');
    expect((await apiServer().create(podOf(clash)!)).body.message).toContain('Duplicate value');
    await expect(expectAccepted([clash])).rejects.toThrow(/duplicate port definition[^]*Duplicate value/);
  });

  test('forbids HostProcess pods at the Pod Security level baseline', async () => {
    await apiServer().ensureNamespace('with-baseline', { 'pod-security.kubernetes.io/enforce': 'baseline' });
    const pod = podOf(daemonSet({}))!;
    const { status, body } = await apiServer().create({ ...pod, metadata: { ...pod.metadata, namespace: 'with-baseline' } });
    expect(status).toBe(403);
    expect(body.message).toContain('hostProcess');
  });

  test('is gone once it is stopped', async () => {
    const controlPlane = await ControlPlane.start(process.env.KUBEBUILDER_ASSETS!);
    expect(controlPlane.pids.map(isRunning)).toEqual([true, true]);
    await controlPlane.stop();
    expect(controlPlane.pids.map(isRunning)).toEqual([false, false]);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
