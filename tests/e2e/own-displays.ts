/** The displays that are there for this run alone, one for each worker; none when it takes the display that it finds. */
export function ownDisplays(): readonly string[] {
  return process.env.PLACET_DESK_E2E_DISPLAYS?.split(' ') ?? [];
}
