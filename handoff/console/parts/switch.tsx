import './switch.css';

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onSwitch: (on: boolean) => void;
}

export const Switch = ({ label, isOn, onSwitch }: SwitchProps) => (
  <label className="switch">
    <span>{label}</span>
    <input type="checkbox" role="switch" checked={isOn} onChange={(change) => onSwitch(change.currentTarget.checked)} />
  </label>
);
