import { Chart, Testing } from 'cdk8s';
import { ConfigMap, Secret } from 'cdk8s-plus-28';
import { kube } from './rendered';
import { EnvironmentSource } from '../../src';

const scope = new Chart(Testing.app(), 'chart');
const settings = ConfigMap.fromConfigMapName(scope, 'settings', 'settings');
const keys = Secret.fromSecretName(scope, 'keys', 'keys');

test('all keys of a ConfigMap or a Secret', () => {
  expect(kube(EnvironmentSource.fromConfigMap(settings, { prefix: 'AGENT_', optional: true }))).toEqual({ prefix: 'AGENT_', configMapRef: { name: 'settings', optional: true } });
  expect(kube(EnvironmentSource.fromSecret(keys))).toEqual({ secretRef: { name: 'keys' } });
});

test('fails for a prefix that no variable can have, and for options that do not exist', () => {
  expect(() => EnvironmentSource.fromSecret(keys, { prefix: '1' })).toThrow('environment variable "1" has a name that the API server refuses');
  expect(() => EnvironmentSource.fromConfigMap(settings, { prefx: 'A' } as any)).toThrow('EnvironmentSource has no property "prefx". Did you mean "prefix"?');
});
