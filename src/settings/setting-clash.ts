import { DesiredSetting, Ensure } from './node-setting';
import { Problem, quoted } from '../facts/errors';

/**
 * Why two settings of different ids would undo each other for ever, or undefined: a directory or file whose permissions are the whole list,
 * and a grant that adds an entry to it; a directory and a file at one path; a service that is defined, and configured as one that is there.
 */
export function settingClash(one: DesiredSetting, other: DesiredSetting): Problem | undefined {
  if (subjectOf(one) === undefined || subjectOf(one) !== subjectOf(other) || [one, other].some(({ ensure }) => ensure !== Ensure.PRESENT)) {
    return undefined;
  }
  const kinds = [one.kind, other.kind].sort().join();
  if (kinds === 'directory,file') {
    return { message: `path ${quoted(one.path)} is to be a directory and a file`, fix: 'Leave one out.' };
  }
  if (kinds === 'serviceState,windowsService') {
    return {
      message: `service ${quoted(one.name)} is defined, and its start type or state is set beside that`,
      fix: 'Say both in WindowsService.define(...), and leave WindowsService.existing(...) out.',
    };
  }
  const [grant, listed] = one.kind === 'pathAccess' ? [one, other] : [other, one];
  return grant.kind === 'pathAccess' && listed.kind !== 'pathAccess' && listed.permissions !== undefined
    ? {
      message: `path ${quoted(listed.path)} has a whole list of permissions, and local group ${quoted(grant.group)} is granted access beside it`,
      fix: 'Name the group in the list, by PathPermission.ofGroup(...), and leave out the LocalGroupGrant.',
    }
    : undefined;
}

/** What a setting is about, where settings of another kind may be about the same. */
export function subjectOf({ kind, path, name }: DesiredSetting): string | undefined {
  if (['directory', 'file', 'pathAccess'].includes(kind)) {
    return `path ${String(path).toLowerCase()}`;
  }
  return ['serviceState', 'windowsService'].includes(kind) ? `service ${String(name).toLowerCase()}` : undefined;
}
