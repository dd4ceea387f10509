import { Chart, Testing } from 'cdk8s';
import { ConfigMap, EnvFieldPaths, EnvValue, Secret } from 'cdk8s-plus-28';
import { kube } from './rendered';
import { EnvironmentVariable, PodField, ResourceField, SandboxPath } from '../../src';

const scope = new Chart(Testing.app(), 'chart');
const settings = ConfigMap.fromConfigMapName(scope, 'settings', 'settings');
const keys = Secret.fromSecretName(scope, 'keys', 'keys');

test('a value of each kind', () => {
  expect([
    EnvironmentVariable.fromValue('LEVEL', 'info'),
    EnvironmentVariable.fromSandboxPath('CONFIG', SandboxPath.image('etc/agent.yaml')),
    EnvironmentVariable.fromPodField('NODE', PodField.NODE_NAME),
    EnvironmentVariable.fromResourceField('LIMIT', ResourceField.MEMORY_LIMIT, { divisor: '1Mi' }),
    EnvironmentVariable.fromConfigMap('A', settings, 'a.txt', { optional: true }),
    EnvironmentVariable.fromSecret('B', keys, 'token'),
  ].map(kube)).toEqual([
    { name: 'LEVEL', value: 'info' },
    { name: 'CONFIG', value: '%CONTAINER_SANDBOX_MOUNT_POINT%\\etc\\agent.yaml' },
    { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    { name: 'LIMIT', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
    { name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a.txt', optional: true } } },
    { name: 'B', valueFrom: { secretKeyRef: { name: 'keys', key: 'token' } } },
  ]);
});

test('values of cdk8s-plus are taken as they are', () => {
  expect([
    EnvironmentVariable.fromEnvValue('A', EnvValue.fromValue('x')),
    EnvironmentVariable.fromEnvValue('B', EnvValue.fromFieldRef(EnvFieldPaths.NODE_NAME)),
    EnvironmentVariable.fromEnvValue('C', EnvValue.fromSecretValue({ secret: keys, key: 'k' })),
    EnvironmentVariable.fromEnvValue('D', EnvValue.fromConfigMap(settings, 'k')),
  ].map(kube)).toEqual([
    { name: 'A', value: 'x' },
    { name: 'B', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    { name: 'C', valueFrom: { secretKeyRef: { name: 'keys', key: 'k' } } },
    { name: 'D', valueFrom: { configMapKeyRef: { name: 'settings', key: 'k' } } },
  ]);
});

test.each<[string, () => unknown, string]>([
  ['a name that starts with a digit', () => EnvironmentVariable.fromValue('1A', 'x'), 'environment variable "1A" has a name that the API server refuses'],
  ['a number as value', () => EnvironmentVariable.fromValue('PORT', 9182 as any), 'environment variable "PORT" must have a string as its value, got 9182. Convert the value to a string.'],
  ['a key that no Secret has', () => EnvironmentVariable.fromSecret('A', keys, 'a b'), 'Secret key "a b" is not a valid key of a ConfigMap or Secret'],
  ['a key that no ConfigMap has', () => EnvironmentVariable.fromConfigMap('A', settings, '..'), 'ConfigMap key ".." is not a valid key of a ConfigMap or Secret'],
  ['an option that does not exist', () => EnvironmentVariable.fromSecret('A', keys, 'a', { optinal: true } as any), 'has no property "optinal". Did you mean "optional"?'],
  ['another option that does not exist', () => EnvironmentVariable.fromConfigMap('A', settings, 'a', { default: 'x' } as any), 'has no property "default". It has: optional.'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});
