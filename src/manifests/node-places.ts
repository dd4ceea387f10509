import { load } from 'js-yaml';
import { kubernetesSchema } from './kubernetes-schema';
import { ALIAS, MAPPING, NodeLog, SCALAR, SEQUENCE } from './node-log';
import { NodeTree, Pair, TextRange } from './node-tree';

const plainKey = /^[A-Za-z][\w./-]*$/u;
const wordsForOthers = /^(?:true|false|yes|no|on|off|y|n|null)$/iu;

/** Finds the targets of JSON pointers in a document. */
export class NodePlaces {
  private readonly tree: NodeTree;

  constructor(text: string, log: NodeLog) {
    this.tree = new NodeTree(text, log);
  }

  /**
   * The range of a scalar, or of the key of anything else, or of the first key if there is no key
   * above.
   */
  public rangeOf(pointer: string): TextRange {
    let node: number | undefined = this.tree.root;
    let key: number | undefined;
    for (const token of tokensOf(pointer)) {
      const holder = this.tree.withoutAlias(node);
      const kind = this.tree.kindOf(holder);
      const pair: Pair | undefined = kind === MAPPING ? this.member(holder, token) : undefined;
      const item = kind === SEQUENCE ? this.tree.items(holder)[Number(token)] : undefined;
      if (pair === undefined && item === undefined) {
        break;
      }
      key = pair?.key;
      node = pair === undefined ? item : pair.value;
      if (node === undefined) {
        break;
      }
    }
    const isScalar = node !== undefined && this.tree.kindOf(this.tree.withoutAlias(node)) === SCALAR;
    return key === undefined || isScalar ? this.firstRange(node!) : this.tree.scalarRange(key);
  }

  /**
   * The last pair with the key counts, whether it has the key itself or merges a mapping that has
   * it.
   */
  private member(mapping: number, name: string): Pair | undefined {
    const mayBeWrittenOtherwise = wordsForOthers.test(name);
    return this.tree.fromLastPair(mapping, (pair) => {
      if (this.isKey(pair.key, name, mayBeWrittenOtherwise)) {
        return pair;
      }
      return pair.value !== undefined && this.tree.isMergeKey(pair.key) ? this.merged([pair.value], name) : undefined;
    });
  }

  private merged(merges: readonly number[], name: string): Pair | undefined {
    for (const merge of merges.map((node) => this.tree.withoutAlias(node))) {
      const found = this.tree.kindOf(merge) === SEQUENCE ? this.merged(this.tree.childrenOf(merge), name) : this.member(merge, name);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  private isKey(key: number, name: string, mayBeWrittenOtherwise: boolean): boolean {
    const begin = this.tree.beginOf(key);
    const first = this.tree.text.charCodeAt(begin);
    if (!mayBeWrittenOtherwise && isLowerCaseLetter(first)) {
      return first === name.charCodeAt(0) && this.tree.text.startsWith(name, begin) && this.tree.scalarRange(key).to === begin + name.length;
    }
    return !this.tree.isMergeKey(key) && this.keyText(key) === name;
  }

  private keyText(key: number): string {
    const { from, to } = this.tree.scalarRange(key);
    const written = this.tree.text.slice(from, to);
    if (plainKey.test(written) && !wordsForOthers.test(written)) {
      return written;
    }
    const inner = written.slice(1, -1);
    if ((written.startsWith('"') && !/["\\\r\n]/u.test(inner)) || (written.startsWith("'") && !/['\r\n]/u.test(inner))) {
      return inner;
    }
    return this.tree.kindOf(key) === ALIAS ? this.keyText(this.tree.withoutAlias(key))
      : String(load(this.tree.text.slice(this.tree.beginOf(key), to), { schema: kubernetesSchema }));
  }

  /** The scalar, the first scalar in a collection, or the brackets of an empty collection. */
  private firstRange(node: number): TextRange {
    const written = this.tree.withoutAlias(node);
    if (this.tree.kindOf(written) === SCALAR) {
      return this.tree.scalarRange(written);
    }
    const [first] = this.tree.childrenOf(written);
    return first === undefined ? { from: this.tree.contentOf(written), to: this.tree.endOf(written) } : this.firstRange(first);
  }
}

function tokensOf(pointer: string): string[] {
  const tokens = pointer.split('/').slice(1);
  return pointer.includes('~') ? tokens.map((token) => token.replace(/~1/gu, '/').replace(/~0/gu, '~')) : tokens;
}

function isLowerCaseLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7A;
}
