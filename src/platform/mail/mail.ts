/** Sends text mails by the server's mail setting. Without the setting there is no mail; who wants to send asks first. Keeps nothing: whoever must not lose a mail sends it from a job. */
import { createTransport } from 'nodemailer';

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mail {
  /** @throws Error when the mail server does not take it; it may be sent again */
  send(message: MailMessage): Promise<void>;
}

const PATIENCE_MS = 20_000;

/** @param smtpUrl null for no mail @param from whom mails come from; the user of the address where that is an e-mail */
export function openMail(smtpUrl: string | null, from: string | null): Mail | null {
  if (smtpUrl === null) return null;
  const patience = {
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  };
  const transport = createTransport({ url: smtpUrl, ...patience });
  const sender = from ?? senderIn(smtpUrl);
  return {
    send: async (message) => {
      await transport.sendMail({ from: sender, ...message });
    },
  };
}

function senderIn(smtpUrl: string): string {
  const { username, hostname } = new URL(smtpUrl);
  const user = decodeURIComponent(username);
  return user.includes('@') ? user : `footpath@${hostname}`;
}
