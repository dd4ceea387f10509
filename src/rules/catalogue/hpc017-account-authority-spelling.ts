import { logonRule } from './account-rule';

export const rule = logonRule({
  id: 'HPC017',
  title: 'NT AUTHORITY is spelt as the container runtime compares it',
  why: 'In any other spelling the container runtime attempts a logon without password, which Windows refuses.',
  fix: 'Write NT AUTHORITY in capitals and with one space, or use WindowsAccount.localService() and its siblings.',
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go'],
});
