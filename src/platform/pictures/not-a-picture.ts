/** What is wrong with a picture, in words that go on “This is no picture that can be kept: …”. */
export class NotAPicture extends Error {}
