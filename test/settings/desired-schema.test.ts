import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { chartWithNamespace, desiredIn, settingsOn } from './settings';
import {
  Ensure, FirewallRule, LocalGroup, LocalGroupGrant, NodeSetting, PathAccess, RegistryAccess, ServiceAccess, SettingsMode, UserRight,
} from '../../src';

const schema = JSON.parse(readFileSync(join(__dirname, '..', '..', 'src', 'agent', 'desired.schema.json'), 'utf8'));
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

const name = fc.stringMatching(/^[a-z]{3,8}$/);
const grant = fc.oneof(
  fc.tuple(name, fc.constantFrom(...Object.values(PathAccess)), fc.boolean(), fc.boolean())
    .map(([path, access, createIfMissing, thisFolderOnly]) => LocalGroupGrant.directory(`C:/data-${path}`, access, { createIfMissing, thisFolderOnly })),
  name.map((path) => LocalGroupGrant.file(`D:/data/${path}.log`)),
  fc.tuple(name, fc.constantFrom(...Object.values(RegistryAccess))).map(([key, access]) => LocalGroupGrant.registryKey(`SOFTWARE\\Contoso\\${key}`, access)),
  fc.tuple(name, fc.constantFrom(...Object.values(ServiceAccess))).map(([service, access]) => LocalGroupGrant.service(`x-${service}`, access)),
  name.map((channel) => LocalGroupGrant.eventChannel(channel)),
  fc.constantFrom(...Object.values(UserRight)).map((right) => LocalGroupGrant.userRight(right)),
  fc.constant(LocalGroupGrant.podLogs()),
);
const group = fc.record({
  name: name.map((text) => `hpc-${text}`),
  grants: fc.array(fc.tuple(grant, fc.boolean()).map(([each, revoked]) => (revoked ? each.revoked() : each)), { maxLength: 1 }),
  ensure: fc.constantFrom(...Object.values(Ensure)),
  pruneTemporaryUsersAfter: fc.option(fc.integer({ min: 1, max: 500 }).map((hours) => Duration.hours(hours)), { nil: undefined }),
}).map((props) => LocalGroup.define(props));
const rule = fc.tuple(name, fc.integer({ min: 1, max: 65535 }), fc.ipV4()).map(([text, port, address]): NodeSetting => (
  FirewallRule.allowInbound(text, { port, remoteAddresses: [address] })
));

function documentOf(settings: NodeSetting[], mode: SettingsMode): any {
  const chart = chartWithNamespace();
  settingsOn(chart, 'settings', { settings, mode, textfileDirectory: mode === SettingsMode.AUDIT ? 'C:/metrics' : undefined });
  return desiredIn(chart);
}

const documents = fc.tuple(group, rule, fc.constantFrom(...Object.values(SettingsMode))).map(([one, other, mode]) => documentOf([one, other], mode));

test('every document that constructs make keeps to the published schema', () => {
  fc.assert(fc.property(documents, (document) => {
    expect({ valid: validate(document), errors: validate.errors }).toEqual({ valid: true, errors: null });
  }), { numRuns: 60 });
});

test('settings depend on earlier ones only, and each id stands once', () => {
  fc.assert(fc.property(documents, ({ settings }) => {
    const seen = new Set<string>();
    for (const { id, dependsOn = [] } of settings) {
      expect(dependsOn.filter((other: string) => !seen.has(other))).toEqual([]);
      expect(seen.has(id)).toBe(false);
      seen.add(id);
    }
  }), { numRuns: 30 });
});

test('the schema refuses another version, an unknown kind and an unknown field', () => {
  const document = documentOf([LocalGroup.define({ name: 'readers' })], SettingsMode.ENFORCE);
  const [setting] = document.settings;
  expect(validate(document)).toBe(true);
  for (const wrong of [
    { ...document, schemaVersion: 2 }, { ...document, mode: 'dry-run' }, { ...document, settings: [{ ...setting, kind: 'shell' }] },
    { ...document, settings: [{ ...setting, members: ['x'] }] }, { ...document, settings: [] }, { ...document, script: 'x' },
  ]) {
    expect(validate(wrong)).toBe(false);
  }
});

test('hostile texts reach the document as they are, in ASCII', () => {
  const hostile = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => (
    text === text.trim() && text.length > 0 && text.length <= 256 && !/[\u0000-\u001f\u007f|]/u.test(text)
  ));
  const quotes = fc.constantFrom('"', "'", '`', '$(whoami)', '; rm', '\u2018', '\u201e', '\u202e', '%PATH%', '\u0085', '\ud83d\ude00');
  fc.assert(fc.property(fc.tuple(hostile, quotes).map(([text, quote]) => `x${quote}${text}`.slice(0, 200).trim()), (text) => {
    const chart = chartWithNamespace();
    settingsOn(chart, 'settings', { settings: [FirewallRule.allowInbound('rule', { port: 1, remoteAddresses: ['Any'], displayName: text, description: text })] });
    const { settings } = desiredIn(chart);
    expect(settings[0]).toMatchObject({ displayName: text, description: text });
  }), { numRuns: 60 });
});
