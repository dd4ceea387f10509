import { desiredOf, settingsOn, chartWithNamespace } from './settings';
import { LocalGroup, LocalGroupGrant, NodeDirectory, NodeFile, NodePathOptions, PathAccess, PathOwner, PathPermission, PathPrincipal, WindowsNodes } from '../../src';

const readers = LocalGroup.existing('readers');
const directory = (options: NodePathOptions = {}, path = 'C:/ProgramData/contoso') => desiredOf(NodeDirectory.of(path, options))[0];

test('a directory by itself leaves permissions and owner as they are', () => {
  expect(directory({}, '/ProgramData//contoso/')).toEqual({
    id: 'directory/c:\\programdata\\contoso', kind: 'directory', ensure: 'present', path: 'C:\\ProgramData\\contoso', inProgramFolder: false, owner: 'untouched',
  });
});

test('permissions are the whole list, inherit nothing, and cannot be changed by an owner', () => {
  const permissions = [PathPermission.ofGroup(readers, PathAccess.MODIFY), PathPermission.of(PathPrincipal.LOCAL_SERVICE), PathPermission.ofService('contoso-agent', PathAccess.WRITE)];
  expect(directory({ permissions })).toMatchObject({
    owner: 'system',
    permissions: {
      inherit: false,
      entries: [
        { group: 'readers', access: 'modify' }, { sid: 'S-1-5-19', access: 'read' },
        { sid: expect.stringMatching(/^S-1-5-80-\d+-\d+-\d+-\d+-\d+$/u), access: 'write' },
      ],
    },
  });
  expect(directory({ permissions: [], inheritPermissions: true, owner: PathOwner.UNTOUCHED })).toMatchObject({ owner: 'untouched', permissions: { inherit: true, entries: [] } });
});

test.each<[string, NodePathOptions, string, RegExp]>([
  ['everybody who writes', {}, '', /could change the files/u],
  ['inheritance of nothing', { inheritPermissions: true }, 'C:/data/a', /without permissions/u],
  ['inheritance from a drive', { inheritPermissions: true, permissions: [] }, 'C:/data', /every local user can create files/u],
  ['one principal twice', { permissions: [PathPermission.ofGroup(readers), PathPermission.ofGroup(LocalGroup.existing('Readers'))] }, 'C:/data', /contain "readers" twice/u],
  ['a permission as data', { permissions: [{ sid: 'S-1-1-0', access: 'modify' } as any] }, 'C:/data', /is an object\. Use PathPermission/u],
  ['writers among programs', { inProgramFolder: true, permissions: [PathPermission.ofGroup(readers, PathAccess.WRITE)] }, 'C:/Program Files/a', /in a folder of programs/u],
  ['an option that does not exist', { permision: [] } as any, 'C:/data', /Did you mean "permissions"/u],
])('%s is refused', (_, options, path, message) => {
  expect(() => (path === '' ? PathPermission.of(PathPrincipal.USERS, PathAccess.WRITE) : NodeDirectory.of(path, options))).toThrow(message);
});

test.each([
  [() => PathPermission.of('S-1-5-32-544' as any), /is not one that can get access/u],
  [() => PathPermission.ofService('a/b'), /not a valid service name/u],
  [() => PathPermission.ofGroup('readers' as any), /must be a LocalGroup/u],
  [() => PathPermission.of(PathPrincipal.LOCAL_SERVICE, 'full' as any), /access is "full"/u],
])('permission %# is refused', (make, message) => {
  expect(make).toThrow(message);
});


test('two settings that conflict over one path fail', () => {
  const settings = [NodeFile.fromText('C:/data/a.txt', 'one'), NodeFile.fromText('c:\\data\\A.txt', 'other')];
  expect(() => settingsOn(chartWithNamespace(), 'settings', { settings })).toThrow(/conflict over "file\/c:\\data\\a.txt"/u);
});

describe('a grant on a path whose whole list of permissions is given would be undone indefinitely', () => {
  const listed = () => NodeDirectory.of('C:/data', { permissions: [] });
  const granted = () => LocalGroup.define('writers', { grants: [LocalGroupGrant.directory('c:/DATA')] });

  test('refused in one set of settings', () => {
    expect(() => desiredOf(listed(), granted())).toThrow(/"directory\/c:\\data" sets the whole list\. Add PathPermission\.ofGroup/u);
    expect(desiredOf(NodeDirectory.of('C:/data'), granted())).toHaveLength(3);
    expect(desiredOf(listed().absent(), granted())).toHaveLength(3);
  });

  test('and across constructs whose nodes may be the same', () => {
    const validation = (one: WindowsNodes, other: WindowsNodes) => {
      const chart = chartWithNamespace();
      settingsOn(chart, 'one', { settings: [listed()], nodes: one });
      settingsOn(chart, 'other', { settings: [granted()], nodes: other });
      return chart.node.root.node.validate();
    };
    const [a, b] = ['a', 'b'].map((pool) => WindowsNodes.all().withLabel('pool', pool));
    expect(validation(a, a)).toEqual([expect.stringMatching(/^"chart\/other" and "chart\/one" conflict over the permissions of path "C:\\DATA"/u)]);
    expect(validation(a, b)).toEqual([]);
  });
});

test('one path is no directory and file at once', () => {
  expect(() => desiredOf(NodeDirectory.of('C:/data/a'), NodeFile.fromText('C:/data/A', ''))).toThrow(/creates it as a file, and "directory\/c:\\data\\a" creates it as a directory\. Leave one out/u);
});

test('absent says what was there, so that the agent knows it again', () => {
  expect(desiredOf(NodeDirectory.of('C:/ProgramData/contoso').absent())[0]).toMatchObject({ ensure: 'absent', path: 'C:\\ProgramData\\contoso' });
});
