/** Folders of programs. Only administrators and installers write below them: users cannot replace what runs from there. */
export const programFolders: readonly string[] = ['C:\\Program Files', 'C:\\Program Files (x86)'];
