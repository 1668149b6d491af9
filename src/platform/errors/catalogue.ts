/** Every refusal the program can give: status, a sentence an owner understands, what to do next. */

interface CatalogueEntry {
  readonly status: number;
  readonly message: string;
  readonly advice: string;
}

const entries = {
  invalid_input: {
    status: 400,
    message: 'This was not understood: {problem}.',
    advice: 'Correct it and send it again.',
  },
  not_signed_in: {
    status: 401,
    message: 'You are not signed in.',
    advice: 'Sign in, or send an API key as “Authorization: Bearer …”.',
  },
  not_allowed: {
    status: 403,
    message: 'Your role here does not allow this; it needs the role {role}.',
    advice: 'Ask an owner of this business to do it or to change your role.',
  },
  not_found: {
    status: 404,
    message: 'There is no such {thing}.',
    advice: 'It may have been removed. Go back and choose it from the list.',
  },
  conflict: {
    status: 409,
    message: '{problem}.',
    advice: 'Load the page again to see the present state, then try once more.',
  },
  too_large: {
    status: 413,
    message: 'This is larger than the limit of {limit}.',
    advice: 'Send it in smaller parts.',
  },
  not_a_picture: {
    status: 422,
    message: 'This is no picture that can be kept: {problem}.',
    advice: 'Save it as PNG or JPEG with a picture program, or take a screenshot of it, and send that.',
  },
  pictures_full: {
    status: 409,
    message: 'There is no room for another picture: {problem}.',
    advice: 'Remove pictures that nobody needs. Their room is free again thirty days later.',
  },
  picture_too_large: {
    status: 422,
    message: 'This map is too large to be drawn within ten minutes.',
    advice: 'Take it out as SVG, which is drawn at once, or hide some of its lanes or stages.',
  },
  too_many_requests: {
    status: 429,
    message: 'Too many requests in a short time.',
    advice: 'Wait {seconds} seconds and try again.',
  },
  unavailable: {
    status: 503,
    message: 'Not available right now: {reason}.',
    advice: 'Try again in a moment. Nothing that was accepted is lost.',
  },
  query_too_heavy: {
    status: 422,
    message: 'This question takes more {resource} than is allowed for one question.',
    advice:
      'Choose a shorter period or fewer filters. Whoever runs the server can allow more (FOOTPATH_REPORT_SECONDS, FOOTPATH_REPORT_MEMORY).',
  },
  too_busy: {
    status: 503,
    message: 'So many reports of this business are being made that no further one can wait in line.',
    advice: 'Wait until some of them are done, then ask again.',
  },
  cancelled: {
    status: 499,
    message: 'This was cancelled before it was done.',
    advice: 'Ask again when you want it.',
  },
  folder_in_use: {
    status: 409,
    message: 'Another Footpath process (number {pid}) already uses the data folder {folder}.',
    advice: 'Stop it first, or set FOOTPATH_DATA to another folder.',
  },
  folder_unusable: {
    status: 500,
    message: 'The data folder {folder} cannot be used: {problem}.',
    advice:
      'Give the user that runs Footpath the right to write there, or set FOOTPATH_DATA to another folder.',
  },
  bad_setting: {
    status: 500,
    message: 'The setting {name} {problem}.',
    advice: 'Correct it and start again; `footpath config` shows every setting.',
  },
  foreign_origin: {
    status: 403,
    message: 'This request came from another website.',
    advice: 'Open Footpath under its own address; behind a proxy, set FOOTPATH_PUBLIC_URL to that address.',
  },
  not_a_member: {
    status: 403,
    message: 'There is no such business, or you are not a member of it.',
    advice: 'Ask one of its owners for an invitation.',
  },
  internal: {
    status: 500,
    message: 'Something went wrong inside the program.',
    advice: 'Try again. If it stays so, send the request id to whoever runs this server; the log tells more.',
  },
  job_crashed: {
    status: 500,
    message: 'The program stopped {attempts} times while it worked on this, so it was given up.',
    advice: 'Look into the log and at the free memory, then start it anew.',
  },
  last_owner: {
    status: 409,
    message: 'This is the last owner of the business.',
    advice: 'Make somebody else an owner first.',
  },
  account_needed: {
    status: 403,
    message: 'An API key may not do this.',
    advice: 'Sign in with an account and do it there.',
  },
  invitation_over: {
    status: 404,
    message: 'This invitation is not valid, or not any longer.',
    advice: 'Ask the owner of the business for a new link.',
  },
  wrong_password: {
    status: 401,
    message: 'E-mail and password do not go together.',
    advice: 'Check both; capital letters count in the password.',
  },
  link_over: {
    status: 404,
    message: 'This link does not open anything any more.',
    advice: 'Ask whoever gave it to you for a new one.',
  },
  wrong_link_password: {
    status: 401,
    message: 'The password does not go with this link.',
    advice: 'Ask whoever gave you the link; capital letters count.',
  },
  workshop_left: {
    status: 403,
    message: 'You are not in this workshop, or not any longer.',
    advice: 'Scan the code on the screen again, or type it, and give your name.',
  },
  workshop_full: {
    status: 409,
    message: 'This workshop has room for {most} guests, and they are in.',
    advice: 'Ask whoever leads it to make more room.',
  },
  workshop_over: {
    status: 409,
    message: 'This workshop is over.',
    advice: 'Whoever led it can go back a step; then it goes on where it was.',
  },
  set_up_already: {
    status: 409,
    message: 'This Footpath is set up already.',
    advice: 'Sign in, or ask an owner for an invitation.',
  },
  wrong_setup_code: {
    status: 403,
    message: 'From another machine, set-up needs the code that the server printed in its terminal.',
    advice: 'Look at the terminal where Footpath was started, and type the code as it stands there.',
  },
  port_in_use: {
    status: 409,
    message: 'Port {port} is taken by another program, or may not be used.',
    advice: 'Stop that program, or set PORT to another number.',
  },
  no_server: {
    status: 503,
    message: 'No Footpath server answers at {url}.',
    advice: 'Start it with `npm start`, or name another with FOOTPATH_SERVER.',
  },
  no_key: {
    status: 401,
    message: 'The command line has no API key for this server.',
    advice: 'Set Footpath up first (`footpath setup`), or give a key with --key or FOOTPATH_API_KEY.',
  },
  not_well: {
    status: 500,
    message: 'Things that need mending: {count}.',
    advice: 'Each line marked “wrong” says what to do.',
  },
  newer_data: {
    status: 409,
    message: 'This data was written by a newer version of Footpath (it knows {migration}).',
    advice: 'Start the newer version again, or restore a backup made with this one.',
  },
  disk_full: {
    status: 507,
    message: 'The disk that holds the data folder is full.',
    advice: 'Free some space; then it goes on by itself. Everything accepted so far is safe.',
  },
  wrong_write_key: {
    status: 401,
    message: 'The write key is not one of an open source.',
    advice:
      'Copy it again from Data, Sources, and send it as user name of Basic authorisation or as writeKey in the body.',
  },
  unreadable_file: {
    status: 422,
    message: 'The file {file} cannot be read: {problem}.',
    advice: '{advice}',
  },
  import_stopped: {
    status: 409,
    message: 'The import is {status}. {problem}',
    advice: '{advice}',
  },
  import_not_ready: {
    status: 409,
    message: 'This import cannot be started yet: {problem}',
    advice: '{advice}',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof entries;

export const errorCatalogue: Readonly<Record<ErrorCode, CatalogueEntry>> = entries;
