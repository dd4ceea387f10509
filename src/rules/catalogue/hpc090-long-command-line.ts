import { commandLineRule } from './command-rule';

export const rule = commandLineRule({
  id: 'HPC090',
  title: 'A command line is short enough for cmd.exe',
  why: 'From containerd 1.7 on cmd.exe reads the command, and takes no more than 8191 characters; Windows itself takes 32766.',
  fix: 'Move what is long into a NodeScript, or a file of a ConfigMap.',
  sources: ['https://learn.microsoft.com/en-us/troubleshoot/windows-client/shell-experience/command-line-string-limitation'],
}, ['line-too-long']);
