import { NodeSetting, NodeSettingFile } from './node-setting';
import { NodeScriptData } from '../../container';
import { CONFIG_MAP_BYTES } from '../../facts/config-map';
import { quoted, userError } from '../../facts/errors';

export interface SettingFiles {
  readonly texts: NodeScriptData[];
  /** Base64 by file name. */
  readonly binaries: Readonly<Record<string, string>>;
}

/**
 * The files that settings read on the node, by distinct names. One ConfigMap contains them and the
 * document.
 */
export function settingFiles(settings: readonly NodeSetting[], document: string): SettingFiles {
  const files = new Map<string, NodeSettingFile>();
  for (const [name, file] of settings.flatMap((setting) => Object.entries(setting._files()))) {
    const other = files.get(name);
    if (other !== undefined && (other.text !== file.text || other.base64 !== file.base64)) {
      throw userError({ message: `two settings have different files with the name ${quoted(name)}`, fix: 'Rename one of them.' });
    }
    files.set(name, file);
  }
  checkSize([...files], Buffer.byteLength(document));
  return {
    texts: [...files].flatMap(([name, { text }]) => (text === undefined ? [] : [NodeScriptData.fromText(name, text)])),
    binaries: Object.fromEntries([...files].flatMap(([name, { base64 }]) => (base64 === undefined ? [] : [[name, base64]]))),
  };
}

function checkSize(files: readonly (readonly [string, NodeSettingFile])[], documentBytes: number): void {
  const sizes = files.map(([, { text, base64 = '' }]) => (text === undefined ? Buffer.byteLength(base64, 'base64') : Buffer.byteLength(text)));
  const total = sizes.reduce((sum, size) => sum + size, documentBytes);
  if (total > CONFIG_MAP_BYTES) {
    throw userError({
      message: `the files and the document of these settings have ${total} bytes, and a ConfigMap can contain at most ${CONFIG_MAP_BYTES}; the largest file has ${Math.max(...sizes)}`,
      fix: 'Put large files into an image (NodeFile.fromImage), or split the settings over several WindowsNodeSettings.',
    });
  }
}
