import { Chart, Size, Testing } from 'cdk8s';
import { ConfigMap, Cpu, Secret } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { dataKey, duration, few, file, key, made, map, name, number, Recipe, seldom, someOf, text } from './generated-values';
import {
  DownwardApiFile, EnvironmentSource, EnvironmentVariable, HostProcessContainer, HostProcessHandler, HostProcessPort, HostProcessProbe,
  HostProcessVolume, NodeScript, PodField, ProbePort, ProjectedSource, ResourceField, ScriptRun,
} from '../../src';

const imported = new Chart(Testing.app(), 'imported');
const config = ConfigMap.fromConfigMapName(imported, 'config', 'config');
export const secret = Secret.fromSecretName(imported, 'secret', 'secret');

const port = fc.tuple(number, fc.option(name, { nil: undefined }), fc.boolean())
  .map(([at, called, udp]): Recipe<HostProcessPort> => () => HostProcessPort[udp ? 'udp' : 'tcp'](at, { name: called }));
const probePort = seldom<number | string>(number, name)
  .map((at): Recipe<ProbePort> => () => (typeof at === 'number' ? ProbePort.fromNumber(at) : ProbePort.fromName(at)));

const request = fc.record({
  path: seldom(fc.constantFrom('/', '/a?b=c'), fc.constant('a')),
  headers: map(seldom(fc.constantFrom('X-A', 'Accept'), fc.constant('X A')), text),
  https: fc.boolean(),
}, { requiredKeys: [] });
const times = fc.record({
  initialDelay: duration, period: duration, timeout: duration, failureThreshold: number,
  successThreshold: seldom(fc.constant(1), fc.constantFrom(0, 2)),
}, { requiredKeys: [] });
const command = seldom<string[]>(fc.constantFrom(['agent.exe'], ['agent.exe', '--a']), fc.constant([]));

const probe = fc.tuple(fc.nat(3), probePort, number, request, times, command)
  .map(([which, at, grpc, http, options, program]): Recipe<HostProcessProbe> => () => [
    () => HostProcessProbe.httpGet({ port: at(), ...http, ...options }),
    () => HostProcessProbe.tcpSocket(at(), options),
    () => HostProcessProbe.grpc(grpc, options),
    () => HostProcessProbe.exec(program, options),
  ][which]());
const hook = fc.tuple(fc.boolean(), probePort, request, command).map(([http, at, options, program]): Recipe<HostProcessHandler> => () => (
  http ? HostProcessHandler.httpGet({ port: at(), ...options }) : HostProcessHandler.exec(program)
));

const variableName = seldom(fc.constantFrom('A', 'B', 'a.b', '_C'), fc.constantFrom('1', 'a b', '..', ''));
const podField = fc.oneof(
  fc.constantFrom(PodField.NODE_NAME, PodField.POD_NAME, PodField.POD_IP, PodField.POD_UID).map((field) => () => field),
  key.map((of) => () => PodField.label(of)),
);
const divisor = seldom(fc.constantFrom(undefined, '1'), fc.constantFrom('1m', '1Mi', '1k', '2'));
const resourceField = fc.constantFrom(...Object.values(ResourceField));

const variable = fc.tuple(fc.nat(4), variableName, text, podField, resourceField, divisor, dataKey)
  .map(([which, called, value, field, amount, unit, of]): Recipe<EnvironmentVariable> => () => [
    () => EnvironmentVariable.fromValue(called, value),
    () => EnvironmentVariable.fromPodField(called, field()),
    () => EnvironmentVariable.fromResourceField(called, amount, { divisor: unit }),
    () => EnvironmentVariable.fromConfigMap(called, config, of),
    () => EnvironmentVariable.fromSecret(called, secret, of, { optional: true }),
  ][which]());
const source = fc.option(variableName, { nil: undefined })
  .map((prefix): Recipe<EnvironmentSource> => () => EnvironmentSource.fromSecret(secret, { prefix }));

const downward = fc.tuple(fc.nat(2), file, podField, resourceField, divisor)
  .map(([which, path, field, amount, unit]): Recipe<DownwardApiFile> => () => [
    () => DownwardApiFile.fromPodField(path, field()),
    () => DownwardApiFile.fromLabels(path),
    () => DownwardApiFile.fromResourceField(path, amount, { container: 'main', divisor: unit }),
  ][which]());
const hostPath = seldom(fc.constantFrom('C:/data', 'C:\\a\\b', '/x'), fc.constantFrom('C:\\Windows', 'C:x'));
const volume = fc.tuple(fc.nat(6), name, map(dataKey, file), hostPath, few(downward), duration, file)
  .map(([which, called, items, path, files, expiresAfter, token]): Recipe<HostProcessVolume> => () => [
    () => HostProcessVolume.fromConfigMap(config, { items, name: called }),
    () => HostProcessVolume.fromSecret(secret, { items, optional: true }),
    () => HostProcessVolume.fromHostDirectory(path, { createIfMissing: true }),
    () => HostProcessVolume.fromEmptyDir(called, { sizeLimit: Size.mebibytes(5) }),
    () => HostProcessVolume.fromDownwardApi(called, ...files()),
    () => HostProcessVolume.fromProjected(
      called, ProjectedSource.fromConfigMap(config, { items }), ProjectedSource.fromDownwardApi(...files()),
      ProjectedSource.fromServiceAccountToken(token, { expiresAfter }),
    ),
    () => HostProcessVolume.fromFiles(items, { name: called }),
  ][which]());
const mountOptions = fc.record({ mountPath: fc.constantFrom('C:/m', '/M', 'C:\\n'), subPath: file, readOnly: fc.boolean() }, { requiredKeys: [] });
const mount = fc.tuple(volume, mountOptions).map(([of, options]) => () => of().mount(options));

const size = fc.constantFrom(Size.mebibytes(1), Size.mebibytes(300), Size.kibibytes(1500));
const bound = <Amount>(amount: fc.Arbitrary<Amount>) => fc.record({ request: amount, limit: amount }, { requiredKeys: [] });
const resources = fc.record({
  cpu: bound(fc.constantFrom(Cpu.millis(100), Cpu.units(0.5), Cpu.units(1))), memory: bound(size), ephemeralStorage: bound(size),
}, { requiredKeys: [] });
const devices = map(seldom(fc.constantFrom('a.com/x', 'microsoft.com/directx'), fc.constantFrom('x', 'requests.a.com/x', 'kubernetes.io/x')), number);

const parts = {
  name, env: few(variable), envFrom: few(source), ports: few(port), mounts: few(mount), resources, extendedResources: devices, livenessProbe: probe,
  readinessProbe: probe, startupProbe: probe, postStart: hook, preStop: hook, workingDir: seldom(fc.constantFrom('C:\\a', 'bin'), fc.constant('C:a')),
};

/** A container that is called so unless its own parts say otherwise. */
export function container(called: string, more: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<Recipe<HostProcessContainer>> {
  return fc.tuple(fc.boolean(), someOf({ ...parts, ...more }, 4)).map(([script, chosen]) => () => {
    const { workingDir, ...common } = { name: called, ...made(chosen) };
    return script
      ? HostProcessContainer.fromScript(NodeScript.fromInline('exit 0'), { run: ScriptRun.forever(), ...common })
      : HostProcessContainer.fromImage('agent:1', { ...common, workingDir });
  });
}

/** Some of the containers that are called so. */
export function containers(called: string[], more: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<Recipe<HostProcessContainer[]>> {
  return fc.subarray(called).chain((names) => fc.tuple(...names.map((each) => container(each, more))))
    .map((recipes) => () => recipes.map((make) => make()));
}
