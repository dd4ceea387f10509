/** An address in a command line on which the program is told to listen. */
export interface ListenAddress {
  /** As the command line contains it: `127.0.0.1:9400`. */
  readonly text: string;
  readonly port: number;
  /** Whether only programs on the same node can reach it. */
  readonly isLoopback: boolean;
}

const option = /^(?:--?|\/)[\w.-]*(?:listen|bind)[\w.-]*(?:[=:]|$)/iu;
const address = /^(?:\w+:\/\/)?(\[[\da-f:.]*\]|[\w.-]*):(\d{1,5})(?:\/.*)?$/iu;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/iu;

/**
 * The listen addresses in the elements of a command line: values of options such as
 * `--web.listen-address` and `--metrics-bind-address`. Other options name the servers that a
 * program calls.
 */
export function listenAddressesIn(elements: readonly string[]): ListenAddress[] {
  return elements.flatMap((element, index): ListenAddress[] => {
    const [name] = option.exec(element) ?? [];
    const text = name === undefined ? '' : element.slice(name.length) || (elements[index + 1] ?? '');
    const [, host, port] = address.exec(text) ?? [];
    return host === undefined ? [] : [{ text, port: Number(port), isLoopback: loopback.test(host) }];
  });
}
