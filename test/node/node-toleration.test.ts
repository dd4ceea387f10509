import { Duration } from 'cdk8s';
import { NodeToleration, TaintEffect } from '../../src';

test.each<[string, NodeToleration, object]>([
  ['everything', NodeToleration.everything(), { operator: 'Exists' }],
  ['everything of one effect', NodeToleration.everything({ effect: TaintEffect.NO_SCHEDULE }), { operator: 'Exists', effect: 'NoSchedule' }],
  ['a key', NodeToleration.exists('example.com/gpu'), { key: 'example.com/gpu', operator: 'Exists' }],
  ['a value', NodeToleration.equal('os', 'windows', { effect: TaintEffect.PREFER_NO_SCHEDULE }), { key: 'os', operator: 'Equal', value: 'windows', effect: 'PreferNoSchedule' }],
  ['windowsOs', NodeToleration.windowsOs(), { key: 'os', operator: 'Equal', value: 'windows', effect: 'NoSchedule' }],
  ['nodeOs', NodeToleration.nodeOs(), { key: 'node.kubernetes.io/os', operator: 'Exists', effect: 'NoSchedule' }],
  ['criticalAddonsOnly', NodeToleration.criticalAddonsOnly(), { key: 'CriticalAddonsOnly', operator: 'Exists' }],
  ['notReady', NodeToleration.notReady(), { key: 'node.kubernetes.io/not-ready', operator: 'Exists' }],
  ['unreachable', NodeToleration.unreachable(), { key: 'node.kubernetes.io/unreachable', operator: 'Exists' }],
  [
    'for a time', NodeToleration.exists('a', { effect: TaintEffect.NO_EXECUTE, evictAfter: Duration.minutes(5) }),
    { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
  ],
])('%s is rendered', (_what, toleration, rendered) => {
  expect(toleration._toKube()).toEqual(rendered);
});

test.each<[string, () => unknown, string]>([
  ['a time without the effect that evicts', () => NodeToleration.exists('a', { evictAfter: Duration.minutes(1) }), 'NodeToleration of "a": evictAfter is set without the effect NoExecute. Add { effect: TaintEffect.NO_EXECUTE }'],
  ['a time in parts of seconds', () => NodeToleration.exists('a', { effect: TaintEffect.NO_EXECUTE, evictAfter: Duration.millis(1500) }), 'Use a whole number of seconds.'],
  ['a wrong key', () => NodeToleration.exists('a b'), 'NodeToleration: taint key "a b" is not valid.'],
  ['a wrong value', () => NodeToleration.equal('a', 'b c'), 'NodeToleration: taint "a" has the invalid value "b c".'],
  ['an option that does not exist', () => NodeToleration.exists('a', { tolerationSeconds: 5 } as any), 'NodeToleration has no property "tolerationSeconds". It has: effect, evictAfter.'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});
