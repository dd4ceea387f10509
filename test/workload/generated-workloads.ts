import { Chart, Cron, Duration, Size, Testing } from 'cdk8s';
import { ConfigMap, Cpu, Secret, ServiceAccount } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { kinds, newChart } from './workloads';
import {
  DaemonSetUpdate, DeploymentUpdate, DownwardApiFile, EnvironmentSource, EnvironmentVariable, HostProcessContainer, HostProcessHandler, HostProcessPort,
  HostProcessProbe, HostProcessVolume, NodeScript, NodeToleration, PodCount, PodField, ProbePort, ProjectedSource, ResourceField, ScriptRun, TaintEffect,
  WindowsAccount, WindowsNodes,
} from '../../src';

// Recipes: the parts are made when a workload is, since most of these values are right and some are not.
type Recipe<Part> = () => Part;
const imported = new Chart(newChart(), 'imported');
const config = ConfigMap.fromConfigMapName(imported, 'config', 'config');
const secret = Secret.fromSecretName(imported, 'secret', 'secret');

const seldom = <Value>(usual: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>) => fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });
const name = seldom(fc.constantFrom('main', 'a', 'b-1', 'a'.repeat(15)), fc.constantFrom('A', 'a.b', '-a', 'a'.repeat(16), 'a'.repeat(64), ''));
const text = fc.constantFrom('x', 'a b', 'é€😀', '$(A)', '1', '');
const key = seldom(fc.constantFrom('a', 'example.com/a', 'A_b.c', 'b'), fc.constantFrom('a b', 'Example.com/a', '/a', 'a/b/c', 'a'.repeat(64), ''));
const label = seldom(fc.constantFrom('x', '', '1', 'a_b.C'), fc.constantFrom('a b', '-', 'a'.repeat(64)));
const dataKey = seldom(fc.constantFrom('a', 'b.json', '_x', '1'), fc.constantFrom('..a', 'a b', '.', ''));
const file = seldom(fc.constantFrom('a', 'b/c', 'd\\e', 'x..'), fc.constantFrom('..a', '../a', '/a', 'a/..', ''));
const number = seldom(fc.constantFrom(1, 2, 80, 9182), fc.constantFrom(0, -1, 1.5, 65536, 2147483648));
const duration = seldom(fc.constantFrom(0, 1, 30, 700).map((seconds) => Duration.seconds(seconds)), fc.constant(Duration.millis(1500)));
const map = <Value>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<Value>) => fc.dictionary(keys, values, { maxKeys: 3 });

const port = fc.tuple(number, fc.option(name, { nil: undefined }), fc.boolean())
  .map(([at, called, udp]): Recipe<HostProcessPort> => () => HostProcessPort[udp ? 'udp' : 'tcp'](at, { name: called }));
const probePort = fc.oneof(number, name).map((at): Recipe<ProbePort> => () => (typeof at === 'number' ? ProbePort.fromNumber(at) : ProbePort.fromName(at)));
const request = fc.record({ path: fc.constantFrom('/', '/a?b=c', 'a'), headers: map(fc.constantFrom('X-A', 'X A', 'Accept'), text), https: fc.boolean() }, { requiredKeys: [] });
const times = fc.record({ initialDelay: duration, period: duration, timeout: duration, failureThreshold: number, successThreshold: fc.constantFrom(1, 1, 1, 2, 0) }, { requiredKeys: [] });
const command = fc.constantFrom(['agent.exe'], ['agent.exe', '--a'], []);

const probe = fc.tuple(fc.nat(3), probePort, number, request, times, command).map(([which, at, grpc, http, options, program]): Recipe<HostProcessProbe> => () => [
  () => HostProcessProbe.httpGet({ port: at(), ...http, ...options }), () => HostProcessProbe.tcpSocket(at(), options), () => HostProcessProbe.grpc(grpc, options),
  () => HostProcessProbe.exec(program, options),
][which]());
const hook = fc.tuple(fc.boolean(), probePort, request, command).map(([http, at, options, program]): Recipe<HostProcessHandler> => () => (
  http ? HostProcessHandler.httpGet({ port: at(), ...options }) : HostProcessHandler.exec(program)
));

const variableName = seldom(fc.constantFrom('A', 'B', 'a.b', '_C'), fc.constantFrom('1', 'a b', '..', ''));
const podField = fc.oneof(fc.constantFrom(PodField.NODE_NAME, PodField.POD_NAME, PodField.POD_IP, PodField.POD_UID).map((field) => () => field), key.map((of) => () => PodField.ofLabel(of)));
const divisor = fc.constantFrom(undefined, '1', '1m', '1Mi', '1k', '2');
const resourceField = fc.constantFrom(...Object.values(ResourceField));
const variable = fc.tuple(fc.nat(4), variableName, text, podField, resourceField, divisor, dataKey).map(([which, called, value, field, amount, unit, of]): Recipe<EnvironmentVariable> => () => [
  () => EnvironmentVariable.fromValue(called, value), () => EnvironmentVariable.fromPodField(called, field()),
  () => EnvironmentVariable.fromResourceField(called, amount, { divisor: unit }), () => EnvironmentVariable.fromConfigMap(called, config, of),
  () => EnvironmentVariable.fromSecret(called, secret, of, { optional: true }),
][which]());
const source = fc.option(variableName, { nil: undefined }).map((prefix): Recipe<EnvironmentSource> => () => EnvironmentSource.fromSecret(secret, { prefix }));

const downward = fc.tuple(fc.nat(2), file, podField, resourceField, divisor).map(([which, path, field, amount, unit]): Recipe<DownwardApiFile> => () => [
  () => DownwardApiFile.fromPodField(path, field()), () => DownwardApiFile.fromLabels(path), () => DownwardApiFile.fromResourceField(path, amount, { container: 'main', divisor: unit }),
][which]());
const downwards = fc.array(downward, { maxLength: 3 });
const volume = fc.tuple(fc.nat(5), name, map(dataKey, file), fc.constantFrom('C:/data', 'C:\\a\\b', '/x', 'C:\\Windows', 'C:x'), downwards, duration, file)
  .map(([which, called, items, path, files, expiresAfter, token]): Recipe<HostProcessVolume> => () => [
    () => HostProcessVolume.fromConfigMap(config, { items, name: called }), () => HostProcessVolume.fromSecret(secret, { items, optional: true }),
    () => HostProcessVolume.fromHostDirectory(path, { createIfMissing: true }), () => HostProcessVolume.fromEmptyDir(called, { sizeLimit: Size.mebibytes(5) }),
    () => HostProcessVolume.fromDownwardApi(called, ...files.map((make) => make())),
    () => HostProcessVolume.fromProjected(
      called, ProjectedSource.fromConfigMap(config, { items }), ProjectedSource.fromDownwardApi(...files.map((make) => make())),
      ProjectedSource.fromServiceAccountToken(token, { expiresAfter }),
    ),
  ][which]());
const mount = fc.tuple(volume, fc.record({ mountPath: fc.constantFrom('C:/m', '/M', 'C:\\n', 'C:\\Windows'), subPath: file, readOnly: fc.boolean() }, { requiredKeys: [] }))
  .map(([of, options]) => () => of().mount(options));

const size = fc.constantFrom(Size.mebibytes(1), Size.mebibytes(300), Size.kibibytes(1500));
const cpu = fc.constantFrom(Cpu.millis(100), Cpu.units(0.5), Cpu.units(1));
const bound = <Amount>(amount: fc.Arbitrary<Amount>) => fc.record({ request: amount, limit: amount }, { requiredKeys: [] });
const resources = fc.record({ cpu: bound(cpu), memory: bound(size), ephemeralStorage: bound(size) }, { requiredKeys: [] });
const devices = map(seldom(fc.constantFrom('a.com/x', 'microsoft.com/directx'), fc.constantFrom('x', 'requests.a.com/x', 'kubernetes.io/x')), number);
const few = <Part>(part: fc.Arbitrary<Recipe<Part>>) => fc.array(part, { maxLength: 2 }).map((some): Recipe<Part[]> => () => some.map((make) => make()));

const containerParts = {
  name, env: few(variable), envFrom: few(source), ports: few(port), mounts: few(mount), resources, extendedResources: devices, livenessProbe: probe,
  readinessProbe: probe, startupProbe: probe, postStart: hook, preStop: hook, workingDir: fc.constantFrom('C:\\a', 'bin', 'C:a'), sidecar: fc.boolean(),
};

/** The values of a record, with whatever is a recipe made. */
function made(parts: Record<string, unknown>): any {
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, typeof value === 'function' ? value() : value]));
}

/** A few of the parts at a time, or most containers would have a fault. */
const someOf = (parts: Record<string, fc.Arbitrary<unknown>>, most: number) => fc.subarray(Object.keys(parts), { maxLength: Math.min(most, Object.keys(parts).length) })
  .chain((chosen) => fc.record(Object.fromEntries(chosen.map((part) => [part, parts[part]])))) as fc.Arbitrary<Record<string, unknown>>;

const container = fc.tuple(fc.boolean(), someOf(containerParts, 4)).map(([script, parts]): Recipe<HostProcessContainer> => () => {
  const { workingDir, ...common } = made(parts);
  return script ? HostProcessContainer.fromScript(NodeScript.fromInline('exit 0'), { run: ScriptRun.forever(), ...common }) : HostProcessContainer.fromImage('agent:1', { ...common, workingDir });
});

const toleration = fc.tuple(key, label, fc.constantFrom(undefined, ...Object.values(TaintEffect)), fc.option(duration, { nil: undefined }))
  .map(([taint, value, effect, evictAfter]): Recipe<NodeToleration> => () => NodeToleration.equal(taint, value, { effect, evictAfter }));
const nodes = fc.tuple(key, label, fc.array(label, { maxLength: 2 }), few(toleration))
  .map(([on, value, values, tolerations]): Recipe<WindowsNodes> => () => WindowsNodes.all().withLabel(on, value).withLabelNotIn('z', ...values).tolerating(...tolerations()));

const objectName = seldom(fc.constantFrom('agent', 'a.b', 'a'.repeat(52)), fc.constantFrom('a'.repeat(53), 'a'.repeat(63), 'a'.repeat(64), 'Agent', 'a..b', ''));
const workloadParts = {
  initContainers: few(container), nodes, podLabels: map(key, label), podAnnotations: map(key, text), selector: map(key, label), terminationGracePeriod: duration,
  metadata: fc.record({ name: objectName, labels: map(key, label), annotations: map(key, text) }, { requiredKeys: [] }),
  serviceAccount: fc.constant(() => ServiceAccount.fromServiceAccountName(imported, `account-${Math.random()}`, 'reader')),
  automountServiceAccountToken: fc.constant(true), imagePullSecrets: fc.constant([secret]),
};
const count = fc.tuple(fc.boolean(), number).map(([percent, of]): Recipe<PodCount> => () => (percent ? PodCount.percent(of) : PodCount.pods(of)));
const kindParts: { [kind: string]: Record<string, fc.Arbitrary<unknown>> } = {
  DaemonSet: { update: count.map((of) => () => DaemonSetUpdate.rolling(of())), minReady: duration, revisionHistoryLimit: number },
  Deployment: { update: count.map((of) => () => DeploymentUpdate.rolling(of())), minReady: duration, progressDeadline: duration, replicas: number },
  Job: { backoffLimit: number, activeDeadline: duration, ttlAfterFinished: duration },
  CronJob: {
    schedule: fc.tuple(fc.constantFrom('*', '5', '*/5', '60', '1-3', '3-1'), fc.constantFrom('*', 'mon', '7', '0-6')).map(([minute, weekDay]) => Cron.schedule({ minute, weekDay })),
    timeZone: fc.constantFrom('Etc/UTC', 'Europe/Berlin', 'europe/berlin', 'Local'), startingDeadline: duration, failedJobsHistoryLimit: number,
  },
  Pod: {},
};

/** Makes a chart with one workload; throws, in making or at synth, for values that the library refuses. */
export type GeneratedWorkload = () => any[];

export const generatedWorkloads: fc.Arbitrary<GeneratedWorkload> = fc.constantFrom(...Object.keys(kinds)).chain((kind) => fc.tuple(
  fc.array(container, { minLength: 1, maxLength: 2 }), someOf(workloadParts, 3), someOf(kindParts[kind], 2),
).map(([containers, common, own]) => () => {
  const chart = newChart();
  kinds[kind](chart, 'agent', { account: WindowsAccount.localService(), containers: containers.map((make) => make()), ...made(common), ...made(own) });
  return Testing.synth(chart);
}));
