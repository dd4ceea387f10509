import * as fc from 'fast-check';
import { documentValidator } from './desired-schema';
import { chartWithNamespace, desiredIn, settingsOn } from './settings';
import { FirewallRule, LocalGroup, NodeDirectory, NodeSetting, SettingsMode } from '../../src';
import { proofs } from '../powershell/kinds';

const validate = documentValidator();

function documentOf(settings: NodeSetting[], mode: SettingsMode): any {
  const chart = chartWithNamespace();
  settingsOn(chart, 'settings', { settings, mode, textfileDirectory: mode === SettingsMode.AUDIT ? 'C:/metrics' : undefined });
  return desiredIn(chart);
}

/** What others need comes first. */
const rank = (setting: NodeSetting) => (setting instanceof LocalGroup ? 0 : setting instanceof NodeDirectory ? 1 : 2);

const someSettings = fc.uniqueArray(fc.constantFrom(...proofs), { minLength: 1, maxLength: 4 })
  .chain((kinds) => fc.tuple(...kinds.map(({ settings }) => settings)))
  .map((settings) => [...settings].sort((one, other) => rank(one) - rank(other)));
const documents = fc.tuple(someSettings, fc.constantFrom(...Object.values(SettingsMode))).filter(([settings]) => areAtPeace(settings))
  .map(([settings, mode]) => documentOf(settings, mode));

/** Two generated groups may have one name and conflict over it. */
function areAtPeace(settings: readonly NodeSetting[]): boolean {
  const byId = new Map<string, string>();
  return settings.flatMap((setting) => setting._parts()).every(({ desired }) => {
    const text = JSON.stringify(desired);
    const known = byId.get(desired.id) ?? text;
    byId.set(desired.id, text);
    return known === text;
  });
}

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
  const document = documentOf([LocalGroup.define('readers')], SettingsMode.ENFORCE);
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
