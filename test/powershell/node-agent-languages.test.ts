import { join } from 'node:path';
import { everyKind, nodeBefore } from './every-kind';
import { describeWithPowerShell, folderWith, run } from './powershell';
import { describeWith } from '../support/requirements';

/** Each with a trap of its own: i without a capital I, another calendar, other digits, a comma for the point, characters that count for nothing. */
const languages = ['tr-TR', 'th-TH', 'ar-SA', 'fa-IR', 'de-DE'];

const inLanguage = (language: string) => ({ LANG: `${language.replace('-', '_')}.UTF-8` });

/** A node of its own, on which everything is set. */
function setUp(env: Readonly<Record<string, string>> = {}) {
  const node = nodeBefore();
  const pass = () => node.pass({ ...everyKind, textfileDirectory: join(node.root, 'textfile') }, { env });
  const { events } = pass();
  return { state: node.state, events, metrics: () => node.files['textfile/node-admin_base.prom'], again: pass };
}

describeWithPowerShell('the node agent in the languages of Windows', () => {
  const asked = folderWith({ 'culture.ps1': '[System.Globalization.CultureInfo]::CurrentCulture.Name\n' });
  const { output } = run(join(asked, 'culture.ps1'), inLanguage('th-TH'));

  describeWith('powershell-languages', output.trim() === 'th-TH' ? undefined : 'this PowerShell knows no languages: it lacks ICU', 'where there are any', () => {
    const says = ({ time, durationSeconds, revision, ...event }: any) => event;
    let expected: ReturnType<typeof setUp>;
    beforeAll(() => { expected = setUp(); });

    test.each(languages)('%s: a setting of every kind comes to the same node and the same log, and is in place then', (language) => {
      const { state, events, metrics, again } = setUp(inLanguage(language));
      expect(state).toEqual(expected.state);
      expect(events.map(says)).toEqual(expected.events.map(says));
      expect(events.filter(({ time }) => Math.abs(Date.now() - Date.parse(time)) > 86_400_000)).toEqual([]);
      expect(metrics()).toMatch(/^(#.*\n|hostprocess_\w+\{.*\} [0-9.]+\n)+$/u);
      expect(again().events.at(-1)).toMatchObject({ changedCount: 0, failedCount: 0 });
    });
  });
});
