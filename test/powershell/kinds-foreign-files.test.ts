import { absent, base64, contentOf, directory, file, folder, path, story, users, withFile } from './file-stories';
import { Setting, SimulatedWindows } from './kind-runs';
import { describeWithPowerShell } from './powershell';
import { NodeDirectory } from '../../src';

describeWithPowerShell('what another account owns', () => {
  const stranger = 'S-1-5-21-1-2-3-1001';
  const owned = { ...folder, owner: stranger };
  const refused = (state: SimulatedWindows, setting: Setting) => {
    const [pass] = story(state, { setting });
    expect(pass.changes.filter((change) => !change.startsWith('backup of'))).toEqual([]);
    return pass.error;
  };

  test('is a directory that the agent does not repair, because its owner may have it open', () => {
    expect(refused(withFile(undefined, { 'C:\\data': owned }), directory)).toMatch(/'C:\\data' belongs to S-1-5-21-1-2-3-1001, who may keep access to it/u);
    const [audit] = story(withFile(undefined, { 'C:\\data': owned }), { setting: directory, mode: 'audit' });
    expect(audit).toMatchObject({ status: 'drift', differences: expect.arrayContaining([expect.stringContaining('belongs to S-1-5-21-1-2-3-1001 instead of SYSTEM')]) });
  });

  test('is a directory that makes room, with all that is in it, where that is asked for', () => {
    const asked = { ...directory, moveAside: true };
    const [moved, again] = story(withFile('theirs', { 'C:\\data': owned }), { setting: asked }, { setting: asked });
    const aside = Object.keys(moved.state.paths).find((name) => /^C:\\data\.moved-aside-\d{14}$/u.test(name))!;
    expect(moved).toMatchObject({ status: 'changed', error: null });
    expect(moved.state.paths[aside].owner).toBe(stranger);
    expect(moved.state.paths[`${aside}\\a.yaml`].content).toBe(base64('theirs'));
    expect(moved.state.paths['C:\\data']).toMatchObject({ owner: 'S-1-5-18' });
    expect(again).toMatchObject({ status: 'converged', changes: [] });
  });

  // Without permissions of its own, the new file has those of its folder, never those of the stranger.
  test.each([undefined, { inherit: true, entries: [] }, file.permissions])('is a file that is replaced, even by the same content, with permissions %j', (permissions) => {
    const mine: Setting = JSON.parse(JSON.stringify({ ...file, owner: 'system', permissions }));
    for (const content of ['new', 'old']) {
      const [replaced, again, returned] = story(
        withFile(undefined, { [path]: { kind: 'file', owner: stranger, sddl: 'D:P(A;;FA;;;BU)', content: base64(content) } }),
        { setting: mine }, { setting: mine }, { setting: absent(mine) },
      );
      expect(replaced).toMatchObject({ status: 'changed', error: null });
      expect(replaced.changes).toContain(`file ${path}`);
      expect(replaced.state.paths[path].owner).toBe('S-1-5-18');
      expect(replaced.state.paths[path].sddl).not.toContain('FA;;;BU');
      expect(again).toMatchObject({ status: 'converged', changes: [] });
      expect(contentOf(returned.state)).toBe(base64(content));
    }
  });

  test('may be a file that SYSTEM owns and that others may have opened to write: it is replaced, too', () => {
    const open = { kind: 'file', owner: 'S-1-5-18', sddl: 'D:P(A;;0x1301bf;;;BU)', content: base64('new') };
    const [replaced] = story(withFile(undefined, { [path]: open }), { setting: { ...file, owner: 'system' } });
    expect(replaced.changes).toContain(`file ${path}`);
  });

  test('may be a file that takes hours to read and fills the disk with its copy: it is refused', () => {
    const huge = { kind: 'file', owner: stranger, sddl: users, length: 2 ** 41 };
    expect(refused(withFile(undefined, { [path]: huge }), { ...file, owner: 'system' })).toMatch(/has more than \d+ bytes, and the agent keeps a copy of at most 67108864 bytes/u);
  });

  test('may be a folder around in which others can rename: it is refused, while one in which they only add is not', () => {
    const below = { ...directory, path: 'C:\\data\\below', id: 'directory/c:\\data\\below' };
    const around = (entry: string) => withFile('old', { 'C:\\data': { kind: 'directory', sddl: `D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)${entry}` } });
    expect(refused(around('(A;OICI;0x1301bf;;;AU)'), below)).toMatch(/folder 'C:\\data' can be changed by AU, so 'C:\\data\\below' in it can be replaced/u);
    expect(refused(around('(A;;0x40;;;BU)'), { ...file, owner: 'system' })).toContain('can be replaced');
    expect(story(around('(A;CI;0x116;;;BU)'), { setting: below })[0]).toMatchObject({ status: 'changed', error: null });
  });

  test('is a folder around a directory or file that SYSTEM is to own', () => {
    const around = withFile('old', { 'C:\\data': owned });
    const below = { ...directory, path: 'C:\\data\\below', id: 'directory/c:\\data\\below' };
    for (const setting of [below, { ...file, owner: 'system' }]) {
      expect(refused(around, setting)).toMatch(/folder 'C:\\data' is owned by S-1-5-21-1-2-3-1001, so 'C:\\data\\.* in it can be replaced/u);
    }
    expect(story(around, { setting: file })[0]).toMatchObject({ status: 'changed', error: null });
  });
});

describeWithPowerShell('the volumes of the kubelet', () => {
  const [desired] = NodeDirectory.kubeletVolumes()._parts()
    .map((part) => part.desired as unknown as Setting & { readonly path: string; readonly permissions: any });
  const inherited = { kind: 'directory', sddl: 'D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1301bf;;;AU)' };
  const around = { 'C:\\var': folder, 'C:\\var\\lib': folder, 'C:\\var\\lib\\kubelet': folder };
  const volumes = { ...withFile(undefined, { ...around, [desired.path]: inherited }), kubelet: 'C:\\k\\kubelet.exe --root-dir=C:\\var\\lib\\kubelet' } as SimulatedWindows;

  test('are closed to writing, stay readable, and get their permissions back', () => {
    const [closed, again, returned] = story(volumes, { setting: desired }, { setting: desired }, { setting: absent(desired) });
    expect([closed, again, returned].map(({ status, error }) => [status, error])).toEqual([['changed', null], ['converged', null], ['changed', null]]);
    expect(closed.state.paths[desired.path].sddl).toBe('D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;S-1-5-11)(A;OICI;0x1200a9;;;S-1-5-32-545)');
    expect(returned.state.paths[desired.path].sddl).toBe(inherited.sddl);
  });

  test('are not made where the kubelet has another folder', () => {
    expect(story(withFile(), { setting: desired })[0].error).toContain('The kubelet of this node uses another folder');
  });

  test.each([
    [{ owner: 'system' }], [{ moveAside: true }], [{ permissions: undefined }],
    [{ path: 'C:\\var\\lib\\kubelet' }], [{ path: 'C:\\var\\lib\\kubelet\\pods\\a' }],
    [{ permissions: { inherit: true, entries: desired.permissions.entries } }],
    [{ permissions: { inherit: false, entries: [] } }],
    [{ permissions: { inherit: false, entries: [...desired.permissions.entries, { group: 'readers', access: 'modify' }] } }],
    [{ permissions: { inherit: false, entries: desired.permissions.entries.map((entry: object) => ({ ...entry, access: 'modify' })) } }],
  ])('get no other permissions, and nothing else is done there: %j', (more) => {
    const setting = JSON.parse(JSON.stringify({ ...desired, ...more }));
    expect(story(volumes, { setting })[0]).toMatchObject({ error: expect.any(String), changes: [] });
  });
});

describeWithPowerShell('folders of the kubelet', () => {
  const refused = (kubelet: string, name: string) => {
    const setting = { ...directory, path: name, id: `directory/${name.toLowerCase()}` };
    return story({ ...withFile(), kubelet } as SimulatedWindows, { setting })[0].error;
  };

  test.each([
    [String.raw`C:\tools\kubelet.exe --root-dir=E:\kubelet --config=D:\etc\kubelet\config.yaml`, ['C:\\tools', 'E:\\kubelet\\pods', 'D:\\etc\\kubelet', 'D:\\etc', 'E:\\Kubelet']],
    [String.raw`"C:\my tools\kubelet.exe" "--root-dir" "E:/kubelet/" --cert-dir="F:\pki" --bootstrap-kubeconfig C:\\conf\\bootstrap`, ['C:\\my tools\\x', 'F:\\pki', 'C:\\conf']],
  ])('are closed on a node that starts it with %s', (kubelet, names) => {
    expect(names.map((name) => [name, refused(kubelet, name)])).toEqual(names.map((name) => [name, expect.stringContaining('the kubelet of this node uses that folder')]));
    expect(refused(kubelet, 'C:\\other')).toBeNull();
  });

  test('do not close a whole drive', () => {
    expect(refused(String.raw`C:\kubelet.exe --root-dir=D:\ `, 'C:\\other')).toBeNull();
  });
});
