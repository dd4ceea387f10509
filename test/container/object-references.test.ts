import { Chart, Testing } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import { kube } from './rendered';
import {
  ConfigMapReference, EnvironmentSource, EnvironmentVariable, HostProcessVolume, IConfigMapReference, ISecretReference, ProjectedSource,
  SecretReference, ServiceAccountReference,
} from '../../src';

const scope = new Chart(Testing.app(), 'chart');
const byName = { configMap: ConfigMapReference.fromName('settings'), secret: SecretReference.fromName('keys') };
const of28 = { configMap: plus28.ConfigMap.fromConfigMapName(scope, 'settings', 'settings'), secret: plus28.Secret.fromSecretName(scope, 'keys', 'keys') };
const of33 = {
  configMap: new plus33.ConfigMap(scope, 'settings-33', { metadata: { name: 'settings' } }), secret: new plus33.Secret(scope, 'keys-33', { metadata: { name: 'keys' } }),
};

const fromConfigMap: [string, (configMap: IConfigMapReference) => object, object][] = [
  ['EnvironmentSource', (configMap) => kube(EnvironmentSource.fromConfigMap(configMap)), { configMapRef: { name: 'settings' } }],
  ['EnvironmentVariable', (configMap) => kube(EnvironmentVariable.fromConfigMap('A', configMap, 'a')), { name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } }],
  ['ProjectedSource', (configMap) => kube(ProjectedSource.fromConfigMap(configMap)), { configMap: { name: 'settings' } }],
  ['HostProcessVolume', (configMap) => kube(HostProcessVolume.fromConfigMap(configMap)), { name: 'settings', configMap: { name: 'settings' } }],
];

const fromSecret: [string, (secret: ISecretReference) => object, object][] = [
  ['EnvironmentSource', (secret) => kube(EnvironmentSource.fromSecret(secret)), { secretRef: { name: 'keys' } }],
  ['EnvironmentVariable', (secret) => kube(EnvironmentVariable.fromSecret('A', secret, 'a')), { name: 'A', valueFrom: { secretKeyRef: { name: 'keys', key: 'a' } } }],
  ['ProjectedSource', (secret) => kube(ProjectedSource.fromSecret(secret)), { secret: { name: 'keys' } }],
  ['HostProcessVolume', (secret) => kube(HostProcessVolume.fromSecret(secret)), { name: 'keys', secret: { secretName: 'keys' } }],
];

describe.each<[string, { configMap: IConfigMapReference; secret: ISecretReference }]>([
  ['by name', byName], ['of cdk8s-plus-28', of28], ['of cdk8s-plus-33', of33],
])('an object %s', (_, { configMap, secret }) => {
  test.each(fromConfigMap)('%s.fromConfigMap', (_name, render, expected) => {
    expect(render(configMap)).toEqual(expected);
  });

  test.each(fromSecret)('%s.fromSecret', (_name, render, expected) => {
    expect(render(secret)).toEqual(expected);
  });
});

test.each(fromConfigMap)('%s.fromConfigMap refuses a Secret, which TypeScript lets through', (_name, render) => {
  expect(() => render(byName.secret)).toThrow('must be a ConfigMap, got a Secret. Use ConfigMapReference.fromName(name), or a ConfigMap of cdk8s-plus.');
  expect(() => render(of28.secret)).toThrow('must be a ConfigMap, got a Secret.');
});

test.each(fromSecret)('%s.fromSecret refuses a ConfigMap, and a name without an object', (_name, render) => {
  expect(() => render(byName.configMap)).toThrow('must be a Secret, got a ConfigMap. Use SecretReference.fromName(name), or a Secret of cdk8s-plus.');
  expect(() => render('keys' as any)).toThrow('must be a Secret, got "keys".');
  expect(() => render({ kind: 'Secret' } as any)).toThrow('must be a Secret');
});

test.each([ConfigMapReference, SecretReference, ServiceAccountReference])('%p refuses a name that no object can have', (reference) => {
  expect(() => reference.fromName('Not_A_Name')).toThrow('"Not_A_Name" is not a DNS subdomain.');
  expect(() => reference.fromName(undefined as any)).toThrow('undefined is not a DNS subdomain.');
});
