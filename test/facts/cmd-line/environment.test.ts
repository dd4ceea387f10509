import { Environment, environmentOf, expansionIn, lostReferences } from '../../../src/facts/cmd-line/environment';

describe('environmentOf', () => {
  test('reads env in its order, with what is known of each value', () => {
    expect(environmentOf({
      env: [
        { name: 'LITERAL', value: 'x' },
        { name: 'NOTHING' },
        { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
        { name: 'LABEL', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
        { name: 'ANNOTATION', valueFrom: { fieldRef: { fieldPath: "metadata.annotations['note']" } } },
        { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } },
        { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
        { name: 'SETTING', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } } },
      ],
      envFrom: [{ configMapRef: { name: 'c' } }],
    })).toEqual({
      entries: [
        { name: 'LITERAL', value: 'x' }, { name: 'NOTHING', value: '' }, { name: 'NODE', plain: true }, { name: 'LABEL', plain: true },
        { name: 'ANNOTATION' }, { name: 'MEMORY', plain: true }, { name: 'PASSWORD' }, { name: 'SETTING' },
      ],
      open: true,
    });
  });

  test.each([{}, { env: null, envFrom: [] }, { env: 'PATH', envFrom: {} }, { env: [null, 'x', { value: 'nameless' }] }])('takes %j for no environment', (container) => {
    expect(environmentOf(container)).toEqual({ entries: [], open: false });
  });
});

const environment: Environment = {
  entries: [
    { name: 'EARLY', value: 'e' },
    { name: 'USES', value: '$(EARLY) $(LATE) $(SECRET)' },
    { name: 'LATE', value: '$(EARLY)' },
    { name: 'SECRET' },
    { name: 'HIDDEN', value: 'x$(SECRET)' },
    { name: 'NODE', plain: true },
    { name: 'ON_NODE', value: '$(NODE).local' },
    { name: 'EARLY', value: 'second' },
  ],
  open: false,
};

describe('expansionIn', () => {
  const text = (place: 'container' | 'probe' | 'hook', element: string, open = false) => expansionIn({ ...environment, open }, place)(element);

  test('of a container: the finished environment, the last of equal names, each value made of what stands before it', () => {
    expect(text('container', '$(EARLY)|$(LATE)|$(USES)|$(ON_NODE)')).toEqual({ text: 'second|e|e $(LATE) $(SECRET)|{NODE}.local', unknown: [] });
    expect(text('container', '$(HIDDEN) $(SECRET)').unknown).toEqual(['HIDDEN', 'SECRET']);
  });

  test('of a container: a name that nobody declares may come from envFrom, or is a Service of the namespace', () => {
    expect(text('container', '$(X)')).toEqual({ text: '$(X)', unknown: [] });
    expect(text('container', '$(X)', true)).toEqual({ text: '{X}', unknown: ['X'] });
    expect(text('container', '$(KUBERNETES_SERVICE_HOST) $(DB_PORT_5432_TCP_ADDR) $(HTTP_PORT)').unknown).toEqual([]);
    expect(text('container', '$(KUBERNETES_SERVICE_HOST)').text).toBe('{KUBERNETES_SERVICE_HOST}');
  });

  test('of a probe: the values as they are written, and nothing for the others', () => {
    expect(text('probe', '[$(LATE)|$(SECRET)|$(X)]', true)).toEqual({ text: '[$(EARLY)||$(X)]', unknown: [] });
  });

  test('of a hook: the text itself', () => {
    expect(text('hook', '$(EARLY) $$')).toEqual({ text: '$(EARLY) $$', unknown: [] });
  });
});

describe('lostReferences', () => {
  test.each([
    ['container', []],
    ['probe', ['SECRET', 'NODE']],
    ['hook', ['EARLY', 'SECRET', 'NODE']],
  ] as const)('in a %s', (place, lost) => {
    expect(lostReferences('$(EARLY) $(SECRET) $(NODE) $(SECRET) $$(LATE) $(X)', environment, place)).toEqual(lost);
  });
});
