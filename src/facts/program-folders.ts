/**
 * Folders of programs. Only administrators and installers write there, so users cannot replace
 * programs.
 */
export const programFolders: readonly string[] = ['C:\\Program Files', 'C:\\Program Files (x86)'];
