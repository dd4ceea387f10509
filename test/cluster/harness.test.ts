import { ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from './api-client';
import { apiServer, describeWithCluster, expectAccepted } from './cluster';
import { ControlPlane } from './control-plane';
import { podOf } from './pods-of';

const container = { name: 'main', image: 'agent:1' };

function namespace(name: string, level: string): Record<string, any> {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': level } } };
}

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

  test('judges what lies in a Namespace by the labels of the Namespace beside it', async () => {
    const inside = (name: string) => ({ ...daemonSet({}), metadata: { name: 'agent', namespace: name } });
    await expectAccepted([inside('open'), namespace('open', 'privileged')]);
    await expect(expectAccepted([inside('strict'), namespace('strict', 'baseline')])).rejects.toThrow(/Pod agent-: 403[^]*hostProcess/);
    await expect(expectAccepted([namespace('misspelt', 'priviledged')])).rejects.toThrow('Namespace misspelt: 422');
  });

  test('takes a projected token in a pod that names no service account, as a cluster does', async () => {
    const volumes = [{ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }];
    const workload = daemonSet({ volumes });
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: workload.metadata, spec: workload.spec.template.spec };
    await expectAccepted([workload, pod]);
  });

  test('names every object that is refused, a kind that it does not know among them', async () => {
    const unknown = { apiVersion: 'example.com/v1', kind: 'Gadget', metadata: { name: 'gadget' } };
    await expect(expectAccepted([unknown, daemonSet({ hostPID: true }, 'second')]))
      .rejects.toThrow(/Gadget gadget: 404 no matches for kind \\?"Gadget\\?" in version [^]*DaemonSet second: 422[^]*Pod second-: 422/);
  });

  test('knows the kinds of a CustomResourceDefinition once it is there, and where their objects lie', async () => {
    const gadget = { apiVersion: 'harness.example.com/v1', kind: 'Gadget', metadata: { name: 'gadget' } };
    expect((await apiServer().create(gadget)).body.message).toContain('no matches for kind "Gadget"');
    await apiServer().apply(gadgets, { dryRun: false });
    await untilKnown(gadget);
    await expectAccepted([gadget]);
    expect((await apiServer().create({ ...gadget, size: 1 })).body.message).toContain('unknown field "size"');
  });

  test('is gone once it is stopped', async () => {
    const controlPlane = await ControlPlane.start(process.env.KUBEBUILDER_ASSETS!);
    expect(controlPlane.pids.map(isRunning)).toEqual([true, true]);
    await controlPlane.stop();
    expect(controlPlane.pids.map(isRunning)).toEqual([false, false]);
    expect(existsSync(controlPlane.folder)).toBe(false);
  });

  test('is gone once the process that started it is killed', async () => {
    const starter = spawn(process.execPath, ['--require', 'ts-node/register/transpile-only', '--eval', START_AND_WAIT], {
      cwd: __dirname, env: { ...process.env, TS_NODE_PROJECT: join(__dirname, '../../tsconfig.dev.json') }, stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { folder, address } = await firstLine(starter);
    const client = new ApiClient(address);
    expect(await client.isReady()).toBe(true);
    starter.kill('SIGKILL');
    await until(async () => !existsSync(folder));
    expect(await client.isReady()).toBe(false);
    client.close();
  });
});

test.each([
  ['etcd', '#!/bin/sh\necho no space left on device >&2\nexit 1\n', 0o755, /etcd ended[^]*no space left on device/],
  ['kube-apiserver', 'not a program', 0o644, /kube-apiserver ended[^]*kube-apiserver EACCES/],
])('that %s does not run is an error with the end of its log', async (broken, content, mode, message) => {
  const assets = mkdtempSync(join(tmpdir(), 'assets-'));
  for (const program of ['etcd', 'kube-apiserver']) {
    writeFileSync(join(assets, program), '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
  }
  rmSync(join(assets, broken));
  writeFileSync(join(assets, broken), content, { mode });
  await expect(ControlPlane.start(assets)).rejects.toThrow(message);
  rmSync(assets, { recursive: true });
});

const START_AND_WAIT = `
  require('./control-plane').ControlPlane.start(process.env.KUBEBUILDER_ASSETS).then(({ folder, address }) => {
    console.log(JSON.stringify({ folder, address }));
    setInterval(() => {}, 1000);
  });
`;

const gadgets = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'gadgets.harness.example.com' },
  spec: {
    group: 'harness.example.com',
    names: { kind: 'Gadget', plural: 'gadgets' },
    scope: 'Cluster',
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
};

/** A definition takes effect a moment after it is stored. */
async function untilKnown(object: object): Promise<void> {
  await until(async () => apiServer().create(object).then(({ status }) => status === 201, () => false));
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error('waited in vain for 30 s');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function firstLine(child: ChildProcess): Promise<any> {
  return new Promise((resolve, reject) => {
    child.stdout!.once('data', (chunk) => resolve(JSON.parse(String(chunk))));
    child.once('exit', (code) => reject(new Error(`the starter ended with ${code}`)));
  });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
