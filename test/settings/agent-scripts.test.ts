import { schemaKinds } from './desired-schema';
import { agentScripts, scriptOfKind } from '../../src/settings/desired-state/agent-scripts';
import { withNeeds } from '../../src/settings/desired-state/script-needs';

const kindsIn = (scripts: object) => Object.keys(scripts).filter((name) => name.startsWith('kind-'));

test.each(schemaKinds.map((kind) => [kind]))('a pod with settings of kind %s has the script of that kind, and of no other', (kind) => {
  const scripts = agentScripts([kind]);
  expect(kindsIn(scripts)).toEqual([scriptOfKind(kind)]);
  expect(Object.values(scripts).join('').match(/^\$settingKinds\['\w+'\]/gmu)).toEqual([`$settingKinds['${kind}']`]);
});

test('a pod that only reports has nothing to make groups, services, registry values or firewall rules with', () => {
  expect(Object.keys(agentScripts(['patchLevel'])).filter((name) => !name.startsWith('agent-'))).toEqual([
    'facts-device-name.ps1', 'facts-node-agent.ps1', 'facts-path-length.ps1', 'facts-service-name.ps1', 'facts-sha256.ps1', 'facts-unmanaged-folders.ps1',
    'fields-patch-level.ps1',
    'kind-patch-level.ps1', 'local-groups.ps1', 'node-agent.ps1', 'node-paths.ps1', 'path-entry-text.ps1', 'path-stranger.ps1', 'sddl.ps1',
    'windows-backup-privileges.ps1', 'windows-files.ps1',
    'windows-patch-level.ps1', 'windows-path-security.ps1', 'windows-pod-volume.ps1', 'windows-reboot.ps1', 'windows-started.ps1', 'windows-timed-call.ps1',
    'windows-unlinked-change.ps1', 'windows-unlinked-path.ps1',
  ]);
});

test('a pod with settings of several kinds has what each of them needs, sorted by name, once', () => {
  const one = agentScripts(['localGroup', 'pathAccess']);
  expect(kindsIn(one)).toEqual(['kind-local-group.ps1', 'kind-path-access.ps1']);
  expect(Object.keys(one)).toEqual(Object.keys(one).sort());
  expect(agentScripts(['pathAccess', 'localGroup', 'pathAccess'])).toEqual(one);
});

describe('what scripts need', () => {
  const scripts = { 'a.ps1': '# needs: b, c\n# Does something.\n', 'b.ps1': '# needs: d\n', 'c.ps1': '# needs: d\n', 'd.ps1': '# Needs nothing.\n', 'e.ps1': '' };

  test('is followed through others, each once, what is needed first', () => {
    expect([...withNeeds(scripts, ['a.ps1'])]).toEqual(['d.ps1', 'b.ps1', 'c.ps1', 'a.ps1']);
    expect([...withNeeds(scripts, ['c.ps1', 'd.ps1'])]).toEqual(['d.ps1', 'c.ps1']);
  });

  test('fails for a script that does not exist', () => {
    expect(() => withNeeds({ 'a.ps1': '# needs: gone\n' }, ['a.ps1'])).toThrow('script gone.ps1 does not exist, and a.ps1 needs it');
    expect(() => withNeeds(scripts, ['kind-unknown.ps1'])).toThrow('script kind-unknown.ps1 does not exist');
  });

  test('fails for scripts that need each other', () => {
    const circle = { 'a.ps1': '# needs: b\n', 'b.ps1': '# needs: c\n', 'c.ps1': '# needs: b\n', 'd.ps1': '# needs: d\n' };
    expect(() => withNeeds(circle, ['a.ps1'])).toThrow('scripts need each other: b.ps1 -> c.ps1 -> b.ps1');
    expect(() => withNeeds(circle, ['d.ps1'])).toThrow('scripts need each other: d.ps1 -> d.ps1');
  });
});
