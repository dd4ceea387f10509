import { Chart, Duration, Testing } from 'cdk8s';
import { ConfigMap, Secret } from 'cdk8s-plus-28';
import { ProjectedSource } from '../../src';

const scope = new Chart(Testing.app(), 'chart');

test.each<[string, () => unknown, string]>([
  ['a token that is valid for less than ten minutes', () => ProjectedSource.fromServiceAccountToken('t', { expiresAfter: Duration.minutes(9) }), 'expiresAfter in seconds must be a whole number from 600 to 2147483647, got 540'],
  ['a token outside the volume', () => ProjectedSource.fromServiceAccountToken('../t'), 'path "../t" leaves its folder'],
  ['unknown options of a token', () => ProjectedSource.fromServiceAccountToken('t', { expirationSeconds: 600 } as any), 'ProjectedSource.fromServiceAccountToken has no property "expirationSeconds".'],
  ['unknown options of a ConfigMap', () => ProjectedSource.fromConfigMap(ConfigMap.fromConfigMapName(scope, 'c', 'c'), { name: 'x' } as any), 'ProjectedSource.fromConfigMap has no property "name".'],
  ['unknown options of a Secret', () => ProjectedSource.fromSecret(Secret.fromSecretName(scope, 's', 's'), { optionl: true } as any), 'Did you mean "optional"?'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});
