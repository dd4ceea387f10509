import { DesiredSetting, Ensure } from './node-setting';
import { Problem, quoted } from '../facts/errors';

/**
 * Why two settings of different ids would undo each other for ever, or undefined: a directory or file whose permissions are the whole list,
 * and a grant that adds an entry to it; or a directory and a file at one path.
 */
export function pathClash(one: DesiredSetting, other: DesiredSetting): Problem | undefined {
  if (pathOf(one) === undefined || pathOf(one) !== pathOf(other) || [one, other].some(({ ensure }) => ensure !== Ensure.PRESENT)) {
    return undefined;
  }
  const kinds = [one.kind, other.kind].sort().join();
  if (kinds === 'directory,file') {
    return { message: `path ${quoted(one.path)} is to be a directory and a file`, fix: 'Leave one out.' };
  }
  const [grant, listed] = one.kind === 'pathAccess' ? [one, other] : [other, one];
  return grant.kind === 'pathAccess' && listed.kind !== 'pathAccess' && listed.permissions !== undefined
    ? {
      message: `path ${quoted(listed.path)} has a whole list of permissions, and local group ${quoted(grant.group)} is granted access beside it`,
      fix: 'Name the group in the list, by PathPermission.ofGroup(...), and leave out the LocalGroupGrant.',
    }
    : undefined;
}

/** The path that a setting of the file system is about, in lower case. */
export function pathOf({ kind, path }: DesiredSetting): string | undefined {
  return ['directory', 'file', 'pathAccess'].includes(kind) && typeof path === 'string' ? path.toLowerCase() : undefined;
}
