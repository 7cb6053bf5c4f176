typedef long NTSTATUS;
extern "C" void ExFreePool(void *Memory);
extern "C" void *ExAllocatePoolWithTag(int Kind, unsigned long Size,
                                       unsigned Tag);
void *operator new(decltype(sizeof(0)) Size) noexcept {
  return ExAllocatePoolWithTag(0, Size, 'w');
}
void operator delete(void *Memory) noexcept { ExFreePool(Memory); }

struct Object {
  void (*DriverUnload)(Object *);
};

template <typename T> class Holder {
public:
  explicit Holder(T *P = nullptr) : Held(P) {}
  ~Holder() {
    if (Held)
      delete Held;
  }
  Holder(Holder &&Other) : Held(Other.take()) {}
  T *take() {
    T *P = Held;
    Held = nullptr;
    return P;
  }
  T *operator->() const { return Held; }

private:
  T *Held;
};

class Base {
public:
  virtual NTSTATUS start() { return 0; }
  virtual ~Base() {}
  int X = 1;
};
class Card final : public Base {
public:
  NTSTATUS start() override { return X ? -1 : Base::start(); }
  int &ref() { return X; }
};

static Card *TheCard;

extern "C" NTSTATUS DriverEntry(Object *Driver, void *) {
  Holder<Card> C(new Card);
  auto Start = [&](int Times) {
    for (int I : {1, 2, 3})
      if (I == Times)
        return C->start();
    return NTSTATUS(0);
  };
  if (NTSTATUS S = Start(2); S < 0)
    return S;
  C->ref() = 4;
  TheCard = C.take();
  Driver->DriverUnload = [](Object *) { delete TheCard; };
  return 0;
}
