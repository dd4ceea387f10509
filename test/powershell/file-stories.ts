import { createHash } from 'node:crypto';
import { runKinds, Setting, SimulatedWindows, Step } from './kind-runs';
import { groups } from './kinds/readers';

export const base64 = (text: string) => Buffer.from(text).toString('base64');
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const folder = { kind: 'directory', sddl: 'D:AI(A;OICIID;FA;;;SY)(A;OICIID;0x1200a9;;;BU)' };
export const users = 'D:AI(A;ID;FA;;;SY)(A;ID;0x1200a9;;;BU)';
export const path = 'C:\\data\\a.yaml';
export const file: Setting = {
  id: 'file/c:\\data\\a.yaml', kind: 'file', ensure: 'present', path, inProgramFolder: false, owner: 'untouched', source: 'data:new', sha256: sha256('new'),
  permissions: { inherit: false, entries: [{ group: 'readers', access: 'read' }] },
};
export const directory: Setting = {
  id: 'directory/c:\\data', kind: 'directory', ensure: 'present', path: 'C:\\data', inProgramFolder: false, owner: 'system',
  permissions: { inherit: false, entries: [{ group: 'readers', access: 'modify' }] },
};
export const absent = (setting: Setting): Setting => ({ ...setting, ensure: 'absent' });
export const withFile = (content?: string, more: SimulatedWindows = {}): SimulatedWindows => ({
  groups,
  sources: { 'data:new': base64('new'), 'data:newer': base64('newer') },
  paths: { 'C:\\data': folder, ...content !== undefined && { [path]: { kind: 'file', sddl: users, content: base64(content) } }, ...more },
});
export const story = (state: SimulatedWindows, ...steps: Step[]) => runKinds([{ state, steps }])[0];
export const contentOf = (state: SimulatedWindows) => state.paths[path]?.content;
