import { afterAll, beforeAll, describe } from '@jest/globals';
import type { DoorKit, OpenDoor } from './door-kit';
import { files } from './files';
import { receives } from './receives';
import { renders } from './renders';
import { sendOneTo } from './send-one';
import { sends } from './sends';
import { verifies } from './verifies';

/** What every door owes the house, in the order in which a message goes through it. */
export const channelContract = (name: string, kit: DoorKit): void => {
  describe(`the door ${name}`, () => {
    let opened: OpenDoor;
    const door = (): OpenDoor => opened;
    const channel = () => opened.channel;
    const sendOne = sendOneTo(kit, channel);

    beforeAll(async () => {
      opened = await kit.open();
    });
    afterAll(() => opened.close());

    verifies(kit, channel);
    receives(kit, channel);
    renders(kit, channel, sendOne);
    files(kit, door, sendOne);
    sends(kit, door, sendOne);
  });
};
