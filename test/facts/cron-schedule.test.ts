import { checkCronSchedule } from '../../src/facts/cron-schedule';

// What kube-apiserver 1.36 said to each.
test.each([
  '* * * * *', '*/5 * * * *', '0 2 * * mon', '0 0 31 2 *', '5/15 * * * *', '? * * * *', '1-10/3,20 0,12 1 JAN-mar sun-SAT', '59 23 31 12 6',
])('%p is a schedule', (schedule) => {
  expect(() => checkCronSchedule(schedule)).not.toThrow();
});

test.each([
  ['* * * *', 'schedule "* * * *" has 4 fields instead of 5. Specify minute, hour, day of the month, month and day of the week.'],
  ['TZ=UTC * * * * *', 'schedule "TZ=UTC * * * * *" has 6 fields instead of 5. Specify minute'],
  ['99 * * * *', 'schedule "99 * * * *" has "99" as the minute. Use *, numbers from 0 to 59, ranges such as 0-59, and steps such as */2.'],
  ['* 24 * * *', 'has "24" as the hour'],
  ['* * 0 * *', 'has "0" as the day of the month'],
  ['* * * 13 *', 'has "13" as the month'],
  ['* * * * 7', 'has "7" as the day of the week. Use *, numbers from 0 to 6'],
  ['*/0 * * * *', 'has "*/0" as the minute'],
  ['*/00 * * * *', 'has "*/00" as the minute'],
  ['10-5 * * * *', 'has "10-5" as the minute'],
  ['1,,2 * * * *', 'has "" as the minute'],
  ['mon * * * *', 'has "mon" as the minute'],
  ['* * * * mond', 'has "mond" as the day of the week'],
])('%p is none', (schedule, text) => {
  expect(() => checkCronSchedule(schedule)).toThrow(text);
});
